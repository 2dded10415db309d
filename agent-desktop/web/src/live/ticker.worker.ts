// Timers of a page in the background are held back to one a minute; those of a worker are not. The heartbeat must go on
// while the agent looks something up in another window.
const PERIOD_MS = 1_000;
setInterval(() => postMessage(null), PERIOD_MS);
