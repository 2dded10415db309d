import { useEffect, useId, useRef, useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { usePhone } from "./PhoneProvider.tsx";
import { devices, levelOf, openMicrophone, stopTracks, Tones } from "./sound.ts";

type Found = Readonly<Record<"audioinput" | "audiooutput", readonly MediaDeviceInfo[]>>;
const NONE: Found = { audioinput: [], audiooutput: [] };

/** Which headset, and where it rings; one hears and sees at once that it works. */
export function DevicesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { headsetChanged } = usePhone();
  const [found, setFound] = useState<Found>(NONE);
  const [chosen, setChosen] = useState(() => ({ microphone: devices.microphone(), speaker: devices.speaker(), ringer: devices.ringer() }));
  const [failed, setFailed] = useState(false);
  const meter = useRef<HTMLMeterElement>(null);
  const [tones] = useState(() => new Tones());

  useEffect(() => {
    let gone = false;
    const list = () => void navigator.mediaDevices.enumerateDevices().then((all) => {
      if (gone) return;
      const of = (kind: MediaDeviceKind) => all.filter((device) => device.kind === kind && device.deviceId !== "" && device.deviceId !== "default");
      setFound({ audioinput: of("audioinput"), audiooutput: of("audiooutput") });
    });
    list();
    navigator.mediaDevices.addEventListener("devicechange", list);
    return () => {
      gone = true;
      navigator.mediaDevices.removeEventListener("devicechange", list);
      tones.stop();
    };
  }, [tones]);

  // The level of the chosen microphone for as long as the dialog is open.
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    setFailed(false);
    openMicrophone().then((stream) => {
      const level = levelOf(stream);
      let frame = 0;
      const draw = () => {
        if (meter.current) meter.current.value = level.next();
        frame = requestAnimationFrame(draw);
      };
      stop = () => {
        cancelAnimationFrame(frame);
        level.close();
        stopTracks(stream);
      };
      if (gone) stop();
      else draw();
    }, () => setFailed(true));
    return () => {
      gone = true;
      stop();
    };
  }, [chosen.microphone]);

  const choose = (what: keyof typeof chosen, id: string) => {
    devices.choose(what, id);
    setChosen({ ...chosen, [what]: id });
    if (what !== "ringer") headsetChanged();
  };
  return (
    <Dialog title={t("phone.devices")} onClose={onClose}>
      <div className="dialog-form">
        <Choice label={t("phone.devices.microphone")} devices={found.audioinput} value={chosen.microphone} onChoose={(id) => choose("microphone", id)} />
        <label className="ds-label phone-level">{t("phone.devices.level")}<meter ref={meter} min={0} max={1} low={0.04} high={0.9} optimum={0.4} /></label>
        <p className={failed ? "ds-error" : "ds-hint"} role={failed ? "alert" : undefined}>{t(failed ? "phone.trouble.NO_MICROPHONE" : "phone.devices.level.hint")}</p>
        <Choice label={t("phone.devices.speaker")} devices={found.audiooutput} value={chosen.speaker} onChoose={(id) => choose("speaker", id)}>
          <button type="button" className="ds-btn ds-btn--sm" onClick={() => tones.beep(chosen.speaker)}>{t("phone.devices.try")}</button>
        </Choice>
        <Choice label={t("phone.devices.ringer")} devices={found.audiooutput} value={chosen.ringer} onChoose={(id) => choose("ringer", id)}>
          <button type="button" className="ds-btn ds-btn--sm" onClick={() => tones.beep(chosen.ringer)}>{t("phone.devices.try")}</button>
        </Choice>
        <footer><button type="button" className="ds-btn ds-btn--primary" onClick={onClose}>{t("common.close")}</button></footer>
      </div>
    </Dialog>
  );
}

function Choice({ label, devices: options, value, onChoose, children }: {
  label: string;
  devices: readonly MediaDeviceInfo[];
  value: string;
  onChoose: (id: string) => void;
  children?: React.ReactNode;
}) {
  const { t } = useI18n();
  const id = useId();
  const gone = value !== "" && !options.some((device) => device.deviceId === value);
  return (
    <div>
      <label className="ds-label" htmlFor={id}>{label}</label>
      <div className="phone-choice">
        <select id={id} className="ds-input" value={value} onChange={(event) => onChoose(event.target.value)}>
          <option value="">{t("phone.devices.default")}</option>
          {options.map((device, i) => <option key={device.deviceId} value={device.deviceId}>{device.label || t("phone.devices.nameless", { n: i + 1 })}</option>)}
          {gone && <option value={value}>{t("phone.devices.gone")}</option>}
        </select>
        {children}
      </div>
    </div>
  );
}
