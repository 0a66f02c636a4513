import { defineRefusals } from '../../kernel/refusals.js';

export const rights = defineRefusals({
  'subject.erased': {
    fr: 'Les données personnelles de ce jeune ont été effacées : aucune ne peut plus être lue ni enregistrée.',
    en: 'The personal data of this youth were erased: none can be read or recorded any more.',
  },
  'subject.restricted': {
    fr: 'Le traitement des données de ce jeune est limité : rien ne peut être communiqué.',
    en: 'The processing of this youth’s data is restricted: nothing may be disclosed.',
  },
  'subject.request': {
    fr: 'Cette demande est inconnue, ou plusieurs demandes sont en cours : précisez laquelle.',
    en: 'This request is unknown, or several are open: say which.',
  },
  'subject.dueOn': {
    fr: 'L’échéance de la demande est le {expected}.',
    en: 'The request is due on {expected}.',
  },
  'subject.tooEarly': {
    fr: 'La date ne peut pas précéder la demande, reçue le {since}.',
    en: 'The date cannot be before the request, received on {since}.',
  },
  'subject.extendedOnce': {
    fr: 'Le délai de réponse ne se prolonge qu’une fois.',
    en: 'The time to answer is extended only once.',
  },
  'subject.extendedLate': {
    fr: 'Le délai se prolonge avant son échéance du {dueOn}.',
    en: 'The time to answer is extended before it is due on {dueOn}.',
  },
  'erasure.held': {
    fr: 'Un litige ou un contrôle impose de conserver ces données : elles ne peuvent pas être effacées.',
    en: 'A dispute or a control requires that these data be kept: they cannot be erased.',
  },
  'erasure.secondAccount': {
    fr: 'Un effacement est approuvé par un second compte actif, différent de celui qui l’exécute.',
    en: 'An erasure is approved by a second active account, different from the one that carries it out.',
  },
  'erasure.underWay': {
    fr: 'L’effacement des données de ce jeune est en cours : redonnez cette commande quand il sera achevé.',
    en: 'The erasure of this youth’s data is under way: give this command again once it is complete.',
  },
  'disclosure.doNotContact': {
    fr: 'Le jeune a demandé à cette structure de ne plus prendre contact.',
    en: 'The youth has asked this structure not to make contact any more.',
  },
  'disclosure.objection': {
    fr: 'Le jeune s’est opposé à la transmission de ses coordonnées.',
    en: 'The youth has objected to the transmission of their contact details.',
  },
  'disclosure.consent': {
    fr: 'Aucun accord du jeune en cours ne couvre la transmission de ces coordonnées à cette structure.',
    en: 'No live consent of the youth covers the transmission of these contact details to this structure.',
  },
  'disclosure.referral': {
    fr: 'Aucune orientation reçue ou acceptée par cette structure ne justifie de voir ces coordonnées.',
    en: 'No referral received or accepted by this structure justifies seeing these contact details.',
  },
  'disclosure.fields': {
    fr: 'Ces coordonnées ne sont pas connues.',
    en: 'These contact details are not known.',
  },
  'disclosure.account': {
    fr: 'Le compte qui voit les coordonnées doit être un compte actif de la structure destinataire.',
    en: 'The account that sees the details must be an active account of the receiving structure.',
  },
});
