/**
 * What an agent has typed and the server has not yet acknowledged. One key for each thing, so that two tabs never
 * overwrite each other's, and one prefix for each agent, so that a shared computer shows nobody another's words.
 */
export interface Keep {
  read<T>(name: string): T | null;
  write(name: string, value: unknown): void;
  remove(name: string): void;
  names(prefix: string): string[];
}

export function keepFor(agentId: string, storage: Storage = localStorage): Keep {
  const prefix = `dasan.desk.${agentId}.`;
  return {
    read<T>(name: string): T | null {
      const raw = storage.getItem(prefix + name);
      if (raw === null) return null;
      try {
        return JSON.parse(raw) as T;
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        storage.setItem(prefix + name, JSON.stringify(value));
      } catch {
        // Full or forbidden: what was typed is still on the screen and still goes to the server.
      }
    },
    remove: (name) => storage.removeItem(prefix + name),
    names(wanted) {
      const found: string[] = [];
      for (let i = 0; i < storage.length; i++) {
        const key = storage.key(i);
        if (key?.startsWith(prefix + wanted)) found.push(key.slice(prefix.length));
      }
      return found;
    },
  };
}

/** Settings of this browser, whoever sits at it: language, text size, theme, sound. */
export const settings = {
  read: (name: string): string | null => localStorage.getItem(`dasan.desk.${name}`),
  write: (name: string, value: string): void => {
    try {
      localStorage.setItem(`dasan.desk.${name}`, value);
    } catch {
      // Kept for this page only.
    }
  },
};
