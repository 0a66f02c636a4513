import type { Who } from '../../domain/kernel/actor.js';
import type { Aggregate } from '../../domain/kernel/aggregate.js';
import type { CommandDefinition } from '../../domain/kernel/command.js';
import type { PersonalMark } from '../../domain/kernel/personal.js';
import { fieldsOf, isSame, type Field } from './fields.js';

/** A command as the reference tells it. */
export interface ToldCommand {
  readonly aggregate: string;
  readonly definition: CommandDefinition;
  readonly fields: readonly Field[];
}

/**
 * Every command of an aggregate. A field of a command is personal where events of the aggregate seal the field of its name,
 * unless it is the one that another event records in clear (`name`, of a structure and of an account).
 */
export function commandsOf({ name, decisions, evolutions }: Aggregate): readonly ToldCommand[] {
  const recorded = evolutions.flatMap(({ definition }) => fieldsOf(definition.schema));
  const markOf = (field: Field): PersonalMark | undefined => {
    const namesakes = recorded.filter((one) => one.name === field.name);
    const isClear = namesakes.some(({ personal, schema }) => !personal && isSame(schema, field.schema));
    return isClear ? undefined : namesakes.find(({ personal }) => personal)?.personal;
  };
  return decisions.map(({ definition }) => ({
    aggregate: name,
    definition,
    fields: fieldsOf(definition.data).map((field) => {
      const personal = markOf(field);
      return personal ? { ...field, personal } : field;
    }),
  }));
}

/** Who may, most to least bound; an import may do what its file needs, and goes without saying. */
export function permissionsOf(who: Who): readonly (readonly [kind: keyof Who, relation: string])[] {
  return Object.entries(who).filter(([kind]) => kind !== 'IMPORT') as [keyof Who, string][];
}
