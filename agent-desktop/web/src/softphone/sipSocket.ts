import type { Socket } from "jssip/lib/Socket";

/** The SIP subprotocol of RFC 7118. */
const PROTOCOL = "sip";

/**
 * The web socket below SIP. Unlike JsSIP's own it can be cut by us: a socket whose other end has vanished stays open for minutes,
 * and while it does nobody tries another.
 */
export class SipSocket implements Socket {
  via_transport: string;
  readonly sip_uri: string;
  /** When something came last, by this computer's steady clock. */
  heard = 0;
  onconnect = () => {};
  ondisconnect: Socket["ondisconnect"] = () => {};
  ondata: Socket["ondata"] = () => {};
  private socket: WebSocket | null = null;

  constructor(readonly url: string) {
    const { protocol, host } = new URL(url);
    this.via_transport = protocol === "wss:" ? "WSS" : "WS";
    this.sip_uri = `sip:${host};transport=ws`;
  }

  connect(): void {
    if (this.isConnected() || this.isConnecting()) return;
    const socket = new WebSocket(this.url, PROTOCOL);
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.heard = performance.now();
      this.onconnect();
    };
    socket.onclose = ({ wasClean, code, reason }) => this.ondisconnect(!wasClean, code, reason);
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      this.heard = performance.now();
      this.ondata(data);
    };
  }

  disconnect(): void {
    const { socket } = this;
    if (!socket) return;
    this.socket = null;
    socket.onopen = socket.onclose = socket.onmessage = null;
    socket.close();
  }

  /** Gives up a connection that no longer answers; JsSIP then builds another. */
  cut(): void {
    if (!this.socket) return;
    this.disconnect();
    this.ondisconnect(true, 1006, "no answer");
  }

  send(message: Parameters<Socket["send"]>[0]): boolean {
    if (!this.isConnected()) return false;
    this.socket!.send(message as string);
    return true;
  }

  isConnected(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  isConnecting(): boolean {
    return this.socket?.readyState === WebSocket.CONNECTING;
  }
}
