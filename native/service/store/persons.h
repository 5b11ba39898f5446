#pragma once
// What of the links is of a person.

/// Links by which the books go on: who owns a card, leads a run, has brought or become whom, which payment was of what. Any
/// other kind is a name by which a person is known, of whatever system it is.
#define OF_THE_PERSON                                                                      \
  " kind NOT IN ('gift_card', 'run', 'referrer', 'referral', 'earner', 'merged', 'trade'," \
  " 'payment_said', 'payment_unknown', 'payment_late', 'payment_differs')"                 \
  " AND kind NOT LIKE 'drawn %'"
