import { useCallback, useState } from "react";
import type { Seat } from "../live/protocol.ts";

const KEY = "dasan.desk.selected";

/**
 * The contact that is open in the middle. It changes only by the agent's hand, is the same after a reload, and falls to
 * the first card when the open one has left the desk.
 */
export function useSelection(seats: readonly Seat[]): [Seat | null, (seatId: string) => void] {
  const [wanted, setWanted] = useState<string | null>(() => sessionStorage.getItem(KEY));
  const [shown, setShown] = useState<string | null>(null);
  const select = useCallback((seatId: string) => {
    sessionStorage.setItem(KEY, seatId);
    setWanted(seatId);
  }, []);
  // A seat just taken may be on its way: until it is here, what was open stays open.
  const found = seats.find((seat) => seat.id === wanted) ?? seats.find((seat) => seat.id === shown) ?? seats[0] ?? null;
  if (found && found.id !== shown) setShown(found.id);
  return [found, select];
}
