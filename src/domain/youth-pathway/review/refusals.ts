import { defineRefusals } from '../../kernel/refusals.js';

export const review = defineRefusals({
  'review.unknown': {
    fr: 'Aucun bilan partagé n’existe sous cet identifiant dans ce parcours.',
    en: 'No shared review exists under this identifier on this pathway.',
  },
  'review.bothSides': {
    fr: 'Un bilan partagé réunit au moins un CFA et une Mission Locale.',
    en: 'A shared review brings together at least a training centre and a Mission Locale.',
  },
  'review.participant': {
    fr: 'Un participant n’est pas reconnu : donnez une structure connue, et un rôle qui est le sien.',
    en: 'A participant is not recognised: give a known structure, and a role that it has.',
  },
  'review.contract': {
    fr: 'Le contrat dont ce bilan ferait le point est inconnu ou annulé.',
    en: 'The contract that this review would be about is unknown or annulled.',
  },
  'review.noContract': {
    fr: 'Précisez le contrat dont l’employeur, le diplôme et les dates sont confirmés.',
    en: 'Say which contract has its employer, diploma and dates confirmed.',
  },
  'review.unconfirmed': {
    fr: 'Le bilan d’un contrat confirme l’employeur, le diplôme et les dates : modifiez d’abord le contrat.',
    en: 'The review of a contract confirms its employer, diploma and dates: amend the contract first.',
  },
  'review.alreadyHeld': {
    fr: 'Ce bilan a déjà été tenu le {heldOn}.',
    en: 'This review was already held on {heldOn}.',
  },
  'review.notHeld': {
    fr: 'Ce bilan n’a pas encore été tenu.',
    en: 'This review was not held yet.',
  },
  'review.tooEarly': {
    fr: 'La date ne peut précéder le bilan, tenu le {heldOn}.',
    en: 'The date cannot be before the review, held on {heldOn}.',
  },
  'review.commentMissing': {
    fr: 'Indiquez ce que le jeune conteste.',
    en: 'Say what the youth contests.',
  },
  'review.notParticipant': {
    fr: 'Seul un participant signe, et pour son propre côté.',
    en: 'Only a participant signs, and for their own side.',
  },
  'review.withdrawn': {
    fr: 'Ce bilan a été retiré.',
    en: 'This review was withdrawn.',
  },
});
