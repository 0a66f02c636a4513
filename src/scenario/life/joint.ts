import { CONSENT, CONTRACT, PREPA, REFERRAL, REVIEW } from '../distributions.js';
import type { Office } from '../network/office.js';
import { ask, someRecipient } from './consents.js';
import { planContract } from './contracts.js';
import type { Life } from './life.js';
import type { Referral } from './model.js';
import { startPrepa } from './prepas.js';
import { close, isUnderWay, refer } from './referrals.js';
import { reviewTheSearch } from './reviews.js';

/** What the two networks do together for a youth: agreement, referral, welcome, and what comes of it (convention art. 4). */
export function beginJointFollowUp(life: Life): void {
  const { chance } = life;
  if (chance.happens(REFERRAL.fromTheChamber)) metByTheChamber(life);
  else if (chance.happens(CONSENT.askedForTransmission)) {
    life.later(CONSENT.untilAsked, () => {
      askForTransmission(life);
    });
  }
  if (chance.happens(CONTRACT.withoutReferral)) planContract(life);
}

function askForTransmission(life: Life): void {
  const { chance } = life;
  const recipient = someRecipient(life);
  const adviser = () => life.byAdviser();
  const withFollowUp = chance.happens(CONSENT.followUpAskedWith);
  if (withFollowUp) ask(life, 'SHARED_FOLLOW_UP', recipient, adviser, () => undefined);
  ask(life, 'CONTACT_TRANSMISSION', recipient, adviser, () => {
    sendOn(life, chance.of(REFERRAL.purpose));
    if (chance.happens(REFERRAL.second)) {
      life.later(REFERRAL.untilSecond, () => {
        sendOn(life, chance.of(REFERRAL.purpose));
      });
    }
    if (withFollowUp && chance.happens(REVIEW.withoutContract)) {
      life.later(REVIEW.untilWithoutContract, () => {
        reviewTheSearch(life, someCentre(life));
      });
    }
  });
}

/** To an office that the consent covers: the chamber for most things, a centre for some. */
function sendOn(life: Life, purpose: string): void {
  life.later(REFERRAL.untilSent, () => {
    const { network } = life.around;
    const { region } = life.missionLocale;
    const offices = [...network.chambersOf(region), ...network.cfasOf(region)].filter(
      (office) => !office.ended && life.consentFor('CONTACT_TRANSMISSION', office),
    );
    if (offices.length === 0) return;
    refer(life, life.chance.oneOf(offices), purpose, (referral) => {
      welcome(life, referral);
    });
  });
}

function someCentre(life: Life): Office {
  return life.chance.oneOf(life.around.network.cfasOf(life.missionLocale.region).filter(({ ended }) => !ended));
}

/** The youth came to a centre first, began a Prépa there, and is made known to the Mission Locale that follows them. */
function metByTheChamber(life: Life): void {
  const { chance } = life;
  life.later(REFERRAL.untilMet, () => {
    const cfa = someCentre(life);
    const began = startPrepa(life, cfa, undefined, () => {
      planContract(life, { cfa });
    });
    if (!began) return;
    const recipient = chance.happens(REFERRAL.toWholeNetwork) ? 'NETWORK_ML' : life.missionLocale.stream;
    ask(
      life,
      'CONTACT_TRANSMISSION',
      recipient,
      () => life.bySomebodyOf(cfa),
      () => {
        life.later(REFERRAL.untilSent, () => {
          sendToMissionLocale(life, cfa, chance.of(REFERRAL.purposeFromTheChamber));
        });
      },
    );
  });
}

/** A contract was broken: the centre asks whether it may make the youth known, and sends them on (convention art. 4.3). */
export function orientAfterBreak(life: Life, cfa: Office): void {
  const { chance } = life;
  const recipient = chance.happens(REFERRAL.toWholeNetwork) ? 'NETWORK_ML' : life.missionLocale.stream;
  const send = (): void => {
    life.later(CONTRACT.untilSentBack, () => {
      sendToMissionLocale(life, cfa, 'POST_BREAK');
    });
  };
  if (life.consentFor('CONTACT_TRANSMISSION', life.missionLocale)) send();
  else ask(life, 'CONTACT_TRANSMISSION', recipient, () => life.bySomebodyOf(cfa), send);
}

function sendToMissionLocale(life: Life, cfa: Office, purpose: string): void {
  if (cfa.ended) return;
  const welcomed = (referral: Referral): void => {
    welcome(life, referral);
  };
  refer(life, life.missionLocale, purpose, welcomed, cfa);
}

/** Held or missed, some days after the acceptance; then what comes of it. */
function welcome(life: Life, referral: Referral): void {
  const { chance } = life;
  life.later(REFERRAL.untilWelcome, () => {
    if (!isUnderWay(life, referral) || referral.to.ended === 'CLOSED') return;
    const by = life.bySomebodyOf(referral.to);
    const on = life.late(referral.latestOn);
    if (on === referral.welcomedOn) return;
    const missed = chance.of(REFERRAL.welcome) === 'MISSED';
    referral.welcomedOn = on;
    referral.latestOn = on;
    if (missed) {
      life.record('MissWelcome', by, { referralId: referral.id }, on);
      if (chance.happens(REFERRAL.welcomedAgain)) welcome(life, referral);
      else closeInTime(life, referral, 'NO_FOLLOW_UP');
      return;
    }
    const project = chance.of(REFERRAL.project);
    const note = chance.happens(REFERRAL.noted) ? { note: life.remark } : {};
    life.record('HoldWelcome', by, { referralId: referral.id, project, ...note }, on);
    if (project === 'ABANDONED') closeInTime(life, referral, chance.oneOf(['BACK_TO_ML', 'NO_FOLLOW_UP']));
    else comeToSomething(life, referral);
  });
}

function comeToSomething(life: Life, referral: Referral): void {
  const { chance } = life;
  const { to, purpose } = referral;
  const cfa = to.kind === 'CFA' ? to : undefined;
  const contract = (): void => {
    planContract(life, {
      cfa,
      signed: () => {
        close(life, referral, 'CONTRACT');
      },
    });
  };
  if (to.kind !== 'ML' && chance.happens(purpose === 'PREPA' ? PREPA.startedWhenMeant : PREPA.startedOtherwise)) {
    life.later(PREPA.untilStart, () => {
      const began = !to.ended && startPrepa(life, to, referral.latestOn, contract);
      if (began) close(life, referral, 'PREPA');
    });
  } else if (to.kind !== 'ML' && chance.happens(CONTRACT.afterWelcome)) {
    contract();
  } else if (purpose !== 'OFFER') {
    // Those who wait for an offer are positioned on one, or stay without an end.
    closeInTime(life, referral, chance.of(REFERRAL.outcome));
  }
}

function closeInTime(life: Life, referral: Referral, outcome: string): void {
  life.later(REFERRAL.untilClosed, () => {
    close(life, referral, outcome);
  });
}
