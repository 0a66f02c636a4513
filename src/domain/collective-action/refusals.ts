import { defineRefusals } from '../kernel/refusals.js';

export const collectiveAction = defineRefusals({
  'action.unknown': {
    fr: 'Aucune action n’est prévue sous cet identifiant.',
    en: 'No action is planned under this identifier.',
  },
  'action.planned': {
    fr: 'Une action est déjà prévue sous cet identifiant.',
    en: 'An action is already planned under this identifier.',
  },
  'action.host': {
    fr: 'Chaque structure organisatrice est active à cette date et nommée une fois.',
    en: 'Each host is a structure active on this date, named once.',
  },
  'action.notAHost': {
    fr: 'Votre structure doit être parmi les organisatrices.',
    en: 'Your structure must be one of the hosts.',
  },
  'action.dateBefore': {
    fr: 'Une action se prévoit au plus tard le jour où elle a lieu.',
    en: 'An action is planned no later than the day on which it is held.',
  },
  'action.convention': {
    fr: 'La convention doit être en vigueur au jour de l’action.',
    en: 'The convention must be in force on the day of the action.',
  },
  'action.cancelled': {
    fr: 'L’action est annulée.',
    en: 'The action is cancelled.',
  },
  'action.closed': {
    fr: 'Les présences de l’action sont arrêtées.',
    en: 'The attendance of the action is closed.',
  },
  'action.youthNamed': {
    fr: 'Aucun jeune n’est nommé pour une action destinée à un public spécifique : seul le nombre est retenu.',
    en: 'No youth is named for an action meant for a specific public: only their number is kept.',
  },
  'action.unknownYouth': {
    fr: 'Aucun parcours accessible n’existe sous cet identifiant.',
    en: 'No accessible pathway exists under this identifier.',
  },
  'action.pathwayClosed': {
    fr: 'Le parcours du jeune est clos.',
    en: 'The youth’s pathway is closed.',
  },
  'action.full': {
    fr: 'L’action est complète : {capacity} places.',
    en: 'The action is full: {capacity} places.',
  },
  'action.over': {
    fr: 'L’action a eu lieu le {date} : il est trop tard pour s’y inscrire ou s’en désinscrire.',
    en: 'The action was held on {date}: it is too late to register or unregister.',
  },
  'attendance.before': {
    fr: 'Les présences s’arrêtent une fois l’action tenue, le {date}.',
    en: 'Attendance is closed once the action has been held, on {date}.',
  },
  'attendance.notTheRegistered': {
    fr: 'Les présents et les absents doivent être exactement les jeunes inscrits, chacun une fois.',
    en: 'Those present and absent must be exactly the registered youths, each once.',
  },
});
