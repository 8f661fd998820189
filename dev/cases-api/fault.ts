import type { Socket } from 'node:net';
import type { Answer } from './answer';
import type { CasesPage, PageRequest } from './page';

type Argument = {
  name: string;
  /** The largest number that makes sense. */
  most: number;
  optional?: boolean;
};

/** One thing that can happen to a request, and at which point. */
export type Fault = { /** For a person to read. */ does: string; argument?: Argument } & (
  | Broken
  | Instead
  | Page
  | Sent
);

/** There is no response; something happens to the connection. */
type Broken = { disconnect: (socket: Socket) => void };

/** Something responds before the service is reached, so no token of the quota is used. */
type Instead = { instead: (argument: number | undefined, domainId: string) => Answer };

/** The service takes the request and returns a wrong page, or a wrong case. */
type Page = {
  page: (page: CasesPage, request: PageRequest, argument: number | undefined) => { cases: unknown };
  /** The same for a case; without it the case is right. */
  case?: (found: object, argument: number | undefined) => object;
};

/** The service responds as always; its response, whatever it is, is damaged or delayed on the way. */
type Sent = { alter: (answer: Answer, argument: number) => Answer };
