/** The keys of a telephone, row by row. */
export const TELEPHONE_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;
