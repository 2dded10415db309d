import { settings } from "../api/storage.ts";

/** Whether an arriving offer may be heard; the agent's choice on this computer. */
export const sound = {
  on: (): boolean => settings.read("sound") !== "off",
  set: (on: boolean): void => settings.write("sound", on ? "on" : "off"),
};

let context: AudioContext | null = null;

/** Two short soft tones, a third apart: noticed, not startling. Silent where the browser forbids sound before a first click. */
export function ring(): void {
  if (!sound.on() || typeof AudioContext !== "function" || navigator.userActivation?.hasBeenActive === false) return;
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume();
  tone(context, 659, 0);
  tone(context, 831, 0.16);
}

function tone(audio: AudioContext, hertz: number, after: number): void {
  const start = audio.currentTime + after;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.14, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.26);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.3);
}

export const notifications = {
  permission: (): NotificationPermission | "unsupported" =>
    typeof Notification === "function" && isSecureContext ? Notification.permission : "unsupported",
  ask: async (): Promise<void> => {
    if (typeof Notification === "function") await Notification.requestPermission();
  },
};

/** Shows a system notification while the desk is out of sight; returns how to take it away. */
export function notify(title: string, body: string, tag: string): () => void {
  if (document.visibilityState === "visible" || notifications.permission() !== "granted") return () => {};
  const shown = new Notification(title, { body, tag, requireInteraction: true });
  shown.onclick = () => {
    window.focus();
    shown.close();
  };
  return () => shown.close();
}
