import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Reader } from '../policies/access.js';
import type { QueryName, QueryNamed } from './catalogue.js';
import type { AnswerOf, InputOf } from './query.js';
import { Questions } from './questions.js';

/** Any question of the catalogue, on its way from a face. */
export class Ask<N extends QueryName = QueryName> extends Query<AnswerOf<QueryNamed<N>>> {
  constructor(
    readonly name: N,
    readonly input: InputOf<QueryNamed<N>>,
    readonly reader: Reader,
  ) {
    super();
  }
}

@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask> {
  constructor(@Inject(Questions) private readonly questions: Questions) {}

  execute({ name, input, reader }: Ask): Promise<AnswerOf<QueryNamed<QueryName>>> {
    return this.questions.ask(name, input, reader);
  }
}
