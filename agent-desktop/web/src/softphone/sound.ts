import { settings } from "../api/storage.ts";

/** What the agent has chosen on this computer; empty is the computer's own choice. */
export const devices = {
  microphone: (): string => settings.read("phone.microphone") ?? "",
  speaker: (): string => settings.read("phone.speaker") ?? "",
  ringer: (): string => settings.read("phone.ringer") ?? "",
  choose: (what: "microphone" | "speaker" | "ringer", id: string): void => settings.write(`phone.${what}`, id),
};

/** Whether calls are taken without a key, after a tone; for agents who take one after the other. */
export const autoAnswer = {
  on: (): boolean => settings.read("phone.autoAnswer") === "yes",
  set: (on: boolean): void => settings.write("phone.autoAnswer", on ? "yes" : "no"),
};

/** Opens the chosen microphone, or the computer's own when that one is unplugged. */
export async function openMicrophone(): Promise<MediaStream> {
  const chosen = devices.microphone();
  const audio: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: chosen ? { ...audio, deviceId: { exact: chosen } } : audio });
  } catch (error) {
    if (!chosen || (error as DOMException).name === "NotAllowedError") throw error;
    return navigator.mediaDevices.getUserMedia({ audio });
  }
}

export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Sends the sound of an element to a device; one that is gone falls back to the computer's own. */
export async function sendTo(element: HTMLAudioElement, device: string): Promise<void> {
  if (typeof element.setSinkId !== "function") return;
  try {
    await element.setSinkId(device);
  } catch {
    await element.setSinkId("").catch(() => undefined);
  }
}

/** How loud a stream is, 0 to 1, each time `next` is asked; silence costs nothing but the question. */
export function levelOf(stream: MediaStream): { next: () => number; close: () => void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    next() {
      analyser.getFloatTimeDomainData(samples);
      const mean = samples.reduce((sum, each) => sum + each * each, 0) / samples.length;
      return Math.min(1, Math.sqrt(mean) * 4);
    },
    close: () => void context.close(),
  };
}

/** Plays tones on a device until stopped: what a ring and a trial of the loudspeaker are made of. */
export class Tones {
  private context: AudioContext | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;

  /** Rings as an office telephone does, softly: one second of sound, two of silence. */
  ring(device: string): void {
    this.stop();
    const once = () => this.burst(device, [440, 480], 1);
    once();
    this.timer = setInterval(once, 3_000);
  }

  /** Two short tones: a call is about to be answered by itself, or: this is the loudspeaker you chose. */
  beep(device: string): void {
    this.stop();
    this.burst(device, [659], 0.18);
    this.burst(device, [831], 0.18, 0.22);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    void this.context?.close();
    this.context = null;
  }

  private burst(device: string, hertz: readonly number[], seconds: number, after = 0): void {
    if (typeof AudioContext !== "function") return;
    if (this.context === null) {
      this.context = new AudioContext();
      const routed = this.context as AudioContext & { setSinkId?: (id: string) => Promise<void> };
      void routed.setSinkId?.(device).catch(() => undefined);
    }
    const { context } = this;
    const start = context.currentTime + after + 0.02;
    for (const each of hertz) {
      const oscillator = context.createOscillator();
      const volume = context.createGain();
      oscillator.frequency.value = each;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.09, start + 0.03);
      volume.gain.setValueAtTime(0.09, start + seconds - 0.05);
      volume.gain.linearRampToValueAtTime(0, start + seconds);
      oscillator.connect(volume).connect(context.destination);
      oscillator.start(start);
      oscillator.stop(start + seconds);
    }
  }
}
