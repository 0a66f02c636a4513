import { defineRefusals } from '../../domain/kernel/refusals.js';

/** What is wrong with a request, whatever it asks for. */
export const http = defineRefusals({
  'http.notFound': { fr: 'Cette page n’existe pas.', en: 'There is no such page.' },
  'http.wrongField': { fr: 'La valeur de « {field} » n’est pas valable.', en: 'The value of {field} is not valid.' },
  'http.refused': { fr: 'La requête n’est pas recevable.', en: 'The request cannot be taken.' },
  'http.unavailable': { fr: 'Le service est momentanément indisponible.', en: 'The service is unavailable for now.' },
  'http.unexpected': { fr: 'Une erreur inattendue s’est produite.', en: 'An unexpected error occurred.' },
});

export const server = defineRefusals({
  'server.portTaken': {
    fr: 'Le port {port} est déjà pris : choisissez-en un autre (--port ou PORT).',
    en: 'Port {port} is already taken: choose another (--port or PORT).',
  },
});
