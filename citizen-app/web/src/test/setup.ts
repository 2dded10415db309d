import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

configure({ asyncUtilTimeout: 5_000 }); // no test needs a fast machine

afterEach(cleanup);
