import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AskHandler } from './ask.js';
import { Questions } from './questions.js';

/** Lets the `QueryBus` reach the questions' desk that the composition root made. */
@Module({})
export class QueriesModule {
  static with(questions: Pick<Questions, 'ask'>): DynamicModule {
    return {
      module: QueriesModule,
      imports: [CqrsModule],
      providers: [AskHandler, { provide: Questions, useValue: questions }],
      exports: [CqrsModule],
    };
  }
}
