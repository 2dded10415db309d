import { useEffect, useRef, useState, type ReactNode } from "react";

interface PopoverProps {
  className?: string;
  name: string;
  button: ReactNode;
  children: (close: () => void) => ReactNode;
  align?: "start" | "end";
}

/** A button that opens a panel below it; Esc and a click outside close it, Esc gives the focus back to the button. */
export function Popover({ className, name, button, children, align = "start" }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div
      className="popover"
      ref={root}
      onKeyDown={(event) => {
        if (event.key === "Escape" && open) {
          event.stopPropagation();
          close();
        }
      }}
    >
      <button ref={opener} type="button" className={className} aria-expanded={open} aria-label={name} onClick={() => setOpen(!open)}>
        {button}
      </button>
      {open && <div className="panel" data-align={align} role="group" aria-label={name}>{children(close)}</div>}
    </div>
  );
}
