/** What this needs of a BroadcastChannel. */
export interface TabChannel {
  postMessage(message: TabMessage): void;
  onmessage: ((event: { data: TabMessage }) => void) | null;
  close(): void;
}
export type TabMessage = { kind: "who-leads" | "i-lead" | "bye"; tab: string };

/** A leading tab answers within this many ms, else it is gone. */
const ANSWER_MS = 250;

/**
 * Decides which of an agent's tabs makes the sound and shows the notification. It works by question and answer, not by
 * heartbeat: timers of hidden tabs are held back, messages are not. Two tabs that claim at once settle by their ids.
 */
export class TabLeader {
  private leading = false;
  private closed = false;
  private answered: (() => void) | null = null;
  private asking: Promise<boolean> | null = null;

  constructor(private readonly channel: TabChannel, private readonly tab: string) {
    channel.onmessage = ({ data }) => this.receive(data);
    void this.leads();
  }

  /** Whether this tab leads; asks the others first unless it already does. */
  leads(): Promise<boolean> {
    if (this.leading || this.closed) return Promise.resolve(this.leading);
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  private async ask(): Promise<boolean> {
    const someoneElse = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), ANSWER_MS);
      this.answered = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.channel.postMessage({ kind: "who-leads", tab: this.tab });
    });
    if (someoneElse || this.closed) return false;
    this.leading = true;
    this.channel.postMessage({ kind: "i-lead", tab: this.tab });
    return this.leading;
  }

  close(): void {
    const led = this.leading;
    this.closed = true;
    this.leading = false; // first, so that no question that follows is answered any more
    if (led) this.channel.postMessage({ kind: "bye", tab: this.tab });
    this.channel.close();
  }

  private receive(message: TabMessage): void {
    switch (message.kind) {
      case "who-leads":
        if (this.leading) this.channel.postMessage({ kind: "i-lead", tab: this.tab });
        return;
      case "i-lead":
        if (this.leading && message.tab > this.tab) {
          this.channel.postMessage({ kind: "i-lead", tab: this.tab });
        } else {
          this.leading = false;
          this.answered?.();
        }
        return;
      case "bye":
        void this.leads();
        return;
    }
    message.kind satisfies never;
  }
}
