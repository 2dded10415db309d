import JsSip from "jssip";
import type { DTMF_TRANSPORT } from "jssip/lib/Constants";
import type { EndEvent, RTCSession } from "jssip/lib/RTCSession";
import type { IncomingRequest } from "jssip/lib/SIPMessage";
import type { IncomingRTCSessionEvent, RTCSessionEvent } from "jssip/lib/UA";
import type { Line, LineAccess, Measured, Tell } from "./line.ts";
import { measured } from "./measure.ts";
import { SipSocket } from "./sipSocket.ts";
import { devices, openMicrophone, sendTo, stopTracks } from "./sound.ts";
import type { Dialog, Ending, LegRole } from "./state.ts";

/** So often the exchange hears that the line is still there; a line that falls silent is not offered calls. */
const REGISTER_SECONDS = 60;
/** An exchange that does not answer a question within this is behind a dead connection. */
const ANSWER_MS = 4_000;
/** Rings are ended by the exchange, whose offer runs out long before this. */
const RING_SECONDS = 120;
/** Where a leg that takes another's place calls; the exchange looks at `Replaces`, not at the name. */
const REJOIN_EXTENSION = "rejoin";
/** A key is heard for so long, with so much silence after it (ms). */
const TONE = { duration: 120, interToneGap: 80 } as const;

const ROLES: ReadonlySet<string> = new Set<LegRole>(["AGENT", "INTERPRETER", "REJOIN", "SUPERVISOR", "CALLING"]);
/** The agent has asked for these: they are answered without a key. */
const ASKED_FOR: ReadonlySet<LegRole> = new Set(["REJOIN", "SUPERVISOR", "CALLING"]);

interface Leg {
  session: RTCSession;
  microphone: MediaStream | null;
  sound: HTMLAudioElement;
  /** Whoever only listens in leaves with the page: nobody is on a call without seeing that they are. */
  withPage: boolean;
}

/** The line over JsSIP: WebSocket, DTLS-SRTP, keys by RFC 4733. Knows SIP and sound, decides nothing. */
export class SipLine implements Line {
  private readonly ua;
  private readonly socket: SipSocket;
  private readonly legs = new Map<string, Leg>();
  private checking: ReturnType<typeof setTimeout> | null = null;

  constructor(access: LineAccess, private readonly tell: Tell) {
    this.socket = new SipSocket(access.socket);
    this.ua = new JsSip.UA({
      sockets: this.socket, uri: access.uri, authorization_user: access.user, password: access.password,
      register: true, register_expires: REGISTER_SECONDS, session_timers: false, no_answer_timeout: RING_SECONDS,
      connection_recovery_min_interval: 1, connection_recovery_max_interval: 4, user_agent: "Dasan desk",
    });
    this.ua.on("connecting", () => tell({ type: "line.connecting" }));
    this.ua.on("disconnected", () => tell({ type: "line.lost" }));
    this.ua.on("registered", () => tell({ type: "line.registered" }));
    this.ua.on("registrationFailed", ({ response }) => {
      // Refused by word of the exchange, or merely not reached.
      const refused = (response as { status_code?: number } | null)?.status_code;
      if (refused !== undefined) tell({ type: "line.refused" });
      else this.socket.cut();
    });
    this.ua.on("newRTCSession", (event: RTCSessionEvent) => {
      if (!local(event.originator)) this.rang(event as IncomingRTCSessionEvent);
    });
  }

  start(): void {
    this.ua.start();
    window.addEventListener("pagehide", this.pageGoes);
  }

  stop(): void {
    window.removeEventListener("pagehide", this.pageGoes);
    if (this.checking !== null) clearTimeout(this.checking);
    if (this.legs.size === 0) this.ua.stop();
    this.socket.disconnect(); // the exchange forgets a line whose socket closes
  }

  check(): void {
    if (this.checking !== null) return;
    const asked = performance.now();
    this.checking = setTimeout(() => {
      this.checking = null;
      if (this.socket.heard < asked) this.socket.cut();
      else if (this.ua.isRegistered()) this.tell({ type: "line.registered" });
    }, ANSWER_MS);
    if (this.ua.isConnected()) this.ua.register();
  }

  answer(id: string): void {
    const leg = this.legs.get(id);
    if (!leg) return;
    void openMicrophone().then((microphone) => {
      if (!this.legs.has(id)) return stopTracks(microphone); // ended meanwhile
      this.use(id, leg, microphone);
      if (!leg.session.isEnded()) leg.session.answer({ mediaStream: microphone, pcConfig: { iceServers: [] } }); // the exchange is reached directly
    }).catch((error: unknown) => {
      this.refusedMicrophone(error);
      this.end(id, "MISSED", () => leg.session.terminate({ status_code: 480 }));
    });
  }

  busy(id: string): void {
    this.end(id, "MISSED", (leg) => leg.session.terminate({ status_code: 486 }));
  }

  hangUp(id: string): void {
    this.end(id, "BY_US", (leg) => leg.session.terminate());
  }

  hold(id: string, on: boolean): void {
    const leg = this.legs.get(id);
    const failed = () => this.tell({ type: "leg.holdFailed", leg: id });
    if (!leg || !(on ? leg.session.hold({}) : leg.session.unhold({}))) failed();
  }

  mute(id: string, on: boolean): void {
    const session = this.legs.get(id)?.session;
    if (on) session?.mute({ audio: true });
    else session?.unmute({ audio: true });
  }

  tone(id: string, tone: string): void {
    this.legs.get(id)?.session.sendDTMF(tone, { ...TONE, transportType: "RFC2833" as unknown as DTMF_TRANSPORT });
  }

  rejoin(interactionId: string, { callId, localTag, remoteTag }: Dialog, muted: boolean): string {
    const id = crypto.randomUUID();
    void openMicrophone().then((microphone) => {
      for (const track of microphone.getTracks()) track.enabled = !muted;
      const session = this.ua.call(REJOIN_EXTENSION, {
        mediaStream: microphone, pcConfig: { iceServers: [] },
        extraHeaders: [`Replaces: ${callId};to-tag=${remoteTag};from-tag=${localTag}`, `X-Dasan-Interaction: ${interactionId}`],
      });
      this.use(id, this.keep(id, session), microphone);
      this.hear(id, session.connection);
    }).catch((error: unknown) => {
      this.refusedMicrophone(error);
      this.tell({ type: "leg.ended", leg: id, how: "MISSED" });
    });
    return id;
  }

  async measure(id: string): Promise<Measured | null> {
    const connection = this.legs.get(id)?.session.connection;
    return connection ? measured(await connection.getStats(), performance.now()) : null;
  }

  headsetChanged(): void {
    for (const [id, leg] of this.legs) {
      void sendTo(leg.sound, devices.speaker());
      const sender = leg.session.connection?.getSenders().find(({ track }) => track?.kind === "audio");
      if (!leg.microphone || !sender) continue;
      void openMicrophone().then(async (after) => {
        const track = after.getAudioTracks()[0];
        if (!track || !this.legs.has(id)) return stopTracks(after);
        track.enabled = leg.microphone?.getAudioTracks()[0]?.enabled ?? true; // muted stays muted
        await sender.replaceTrack(track);
        if (leg.microphone) stopTracks(leg.microphone);
        this.use(id, leg, after);
      }).catch((error: unknown) => this.refusedMicrophone(error));
    }
  }

  private readonly pageGoes = (): void => {
    for (const [id, leg] of this.legs) if (leg.withPage) this.hangUp(id);
  };

  private rang({ session, request }: IncomingRTCSessionEvent): void {
    const id = crypto.randomUUID();
    const said = header(request, "X-Dasan-Role");
    const role = ROLES.has(said) ? (said as LegRole) : "AGENT";
    this.keep(id, session).withPage = role === "SUPERVISOR";
    session.on("peerconnection", ({ peerconnection }) => this.hear(id, peerconnection));
    this.tell({
      type: "ring", leg: id, role, auto: ASKED_FOR.has(role),
      interactionId: header(request, "X-Dasan-Interaction") || null, offerId: header(request, "X-Dasan-Offer") || null,
    });
  }

  private keep(id: string, session: RTCSession): Leg {
    const sound = new Audio();
    sound.autoplay = true;
    void sendTo(sound, devices.speaker());
    const leg: Leg = { session, microphone: null, sound, withPage: false };
    this.legs.set(id, leg);
    const terminate = session.terminate.bind(session);
    session.terminate = (options) => {
      // JsSIP hangs up when no sound has come for some seconds; we take such a call up again instead.
      if (options?.cause !== NO_SOUND) terminate(options);
    };
    session.on("confirmed", () => this.tell({ type: "leg.answered", leg: id, dialog: dialogOf(session) }));
    session.on("hold", ({ originator }) => local(originator) && this.tell({ type: "leg.held", leg: id }));
    session.on("unhold", ({ originator }) => local(originator) && this.tell({ type: "leg.resumed", leg: id }));
    session.on("ended", (event) => this.end(id, endingOf(event)));
    session.on("failed", (event) => this.end(id, endingOf(event) === "LOST" ? "LOST" : "MISSED"));
    return leg;
  }

  /** What comes in is heard, and whether anything comes at all is watched. */
  private hear(id: string, connection: RTCPeerConnection): void {
    const sound = this.legs.get(id)?.sound;
    connection.addEventListener("track", ({ track, streams }) => {
      if (sound && track.kind === "audio") sound.srcObject = streams[0] ?? new MediaStream([track]);
    });
    connection.addEventListener("iceconnectionstatechange", () => {
      const state = connection.iceConnectionState;
      if (state === "connected" || state === "completed") this.tell({ type: "leg.flowing", leg: id });
      if (state !== "disconnected" && state !== "failed") return;
      this.tell({ type: "leg.stalled", leg: id });
      this.check();
    });
  }

  private use(id: string, leg: Leg, microphone: MediaStream): void {
    leg.microphone = microphone;
    // Unplugged in the middle of a call: on with whatever microphone there is.
    microphone.getAudioTracks()[0]?.addEventListener("ended", () => this.legs.get(id)?.microphone === microphone && this.headsetChanged());
  }

  private refusedMicrophone(error: unknown): void {
    const { name } = error as DOMException;
    this.tell({ type: "microphone", trouble: name === "NotAllowedError" ? "MICROPHONE_REFUSED" : "NO_MICROPHONE" });
  }

  private end(id: string, how: Ending, close?: (leg: Leg) => void): void {
    const leg = this.legs.get(id);
    if (!leg) return;
    this.legs.delete(id); // first, so that the event of our own closing is not told again
    if (close && !leg.session.isEnded()) {
      try {
        close(leg);
      } catch {
        // It ended in this very moment.
      }
    }
    if (leg.microphone) stopTracks(leg.microphone);
    leg.sound.srcObject = null;
    this.tell({ type: "leg.ended", leg: id, how });
  }
}

function header(request: IncomingRequest, name: string): string {
  return request.getHeader(name) ?? "";
}

/** JsSIP keeps the names of the dialog to itself. */
function dialogOf(session: RTCSession): Dialog {
  const { call_id, local_tag, remote_tag } = (session as unknown as { _dialog: { id: { call_id: string; local_tag: string; remote_tag: string } } })._dialog.id;
  return { callId: call_id, localTag: local_tag, remoteTag: remote_tag };
}

function local(originator: unknown): boolean {
  return originator === "local";
}

const NO_SOUND = "RTP Timeout";
/** The way broke; nobody hung up. */
const BROKEN: ReadonlySet<string> = new Set(["Connection Error", "Request Timeout", "Internal Error", "Dialog Error"]);

function endingOf({ originator, cause }: EndEvent): Ending {
  if (BROKEN.has(cause)) return "LOST";
  if (cause === "Canceled" || cause === "No Answer" || cause === "Expires") return "MISSED";
  return local(originator) ? "BY_US" : "BY_THEM";
}
