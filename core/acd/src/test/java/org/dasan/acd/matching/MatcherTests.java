package org.dasan.acd.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dasan.acd.matching.Scene.id;

import java.util.UUID;
import org.dasan.city.Channel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MatcherTests {
    private final Scene scene = new Scene();

    @Nested
    class Order {
        @Test
        void givesTheLongestWaitingSeatToTheLongestIdleAgent() {
            scene.with(scene.seat(1).waitsFor(10), scene.seat(2).waitsFor(300));
            scene.with(scene.agent(11, "Ada").idleFor(30), scene.agent(12, "Bo").idleFor(720));

            assertThat(scene.agentFor(2)).contains(id(12));
            assertThat(scene.agentFor(1)).contains(id(11));
        }

        @Test
        void aStepOfPriorityIsWorthItsQueuesAgeing() {
            scene.with(
                    scene.seat(1).waitsFor(59),
                    scene.seat(2).waitsFor(0).priority(1).ageing(60));
            scene.with(scene.agent(11, "Ada"));

            assertThat(scene.agentFor(2)).contains(id(11));
        }

        @Test
        void priorityDoesNotHoldBackWhoHasWaitedLonger() {
            scene.with(
                    scene.seat(1).waitsFor(601),
                    scene.seat(2).waitsFor(0).priority(9).ageing(60));
            scene.with(scene.agent(11, "Ada"));

            assertThat(scene.agentFor(1)).contains(id(11));
        }

        @Test
        void amongEqualsTheSmallerIdGoesFirst() {
            scene.with(scene.seat(2), scene.seat(1));
            scene.with(scene.agent(12, "Bo"), scene.agent(11, "Ada"));

            var asked = scene.decide().reservations();

            assertThat(asked).extracting(Reservation::seat).containsExactly(id(1), id(2));
            assertThat(asked).extracting(Reservation::agent).containsExactly(id(11), id(12));
        }

        @Test
        void aSeatNobodyFitsDoesNotHoldBackTheNext() {
            scene.with(scene.seat(1).waitsFor(900).needs("mn", 1), scene.seat(2).waitsFor(5));
            scene.with(scene.agent(11, "Ada"));

            assertThat(scene.agentFor(1)).isEmpty();
            assertThat(scene.agentFor(2)).contains(id(11));
        }

        @Test
        void anAgentGetsOneOfferARound() {
            scene.with(scene.seat(1), scene.seat(2));
            scene.with(scene.agent(11, "Ada").holds(Channel.CHAT, 0, 3));

            assertThat(scene.decide().reservations()).hasSize(1);
        }

        @Test
        void nobodyWaitingOrNobodyIdleIsADecisionToo() {
            assertThat(scene.decide().reservations()).isEmpty();
            assertThat(scene.with(scene.seat(1)).decide().reservations()).isEmpty();
        }
    }

    @Nested
    class Choice {
        @Test
        void theMostSkilledOfAQueueThatAsksForIt() {
            scene.with(scene.seat(1).needs("vi", 2).mostSkilled());
            scene.with(
                    scene.agent(11, "Ada").speaks("vi", 3).idleFor(999),
                    scene.agent(12, "Bo").speaks("vi", 4).idleFor(1));

            assertThat(scene.agentFor(1)).contains(id(12));
        }

        @Test
        void amongEquallySkilledTheLongestIdle() {
            scene.with(scene.seat(1).needs("vi", 2).needs("tax", 1).mostSkilled());
            scene.with(
                    scene.agent(11, "Ada").speaks("vi", 4).speaks("tax", 2).idleFor(10),
                    scene.agent(12, "Bo").speaks("vi", 3).speaks("tax", 3).idleFor(20));

            assertThat(scene.agentFor(1)).contains(id(12));
        }

        @Test
        void thePreferredAgentWhenEligible() {
            scene.with(scene.seat(1).prefers(11));
            scene.with(scene.agent(11, "Ada").idleFor(1), scene.agent(12, "Bo").idleFor(999));

            assertThat(scene.agentFor(1)).contains(id(11));
        }

        @Test
        void somebodyElseWhenThePreferredAgentIsFullOrAway() {
            scene.with(scene.seat(1).prefers(11), scene.seat(2).prefers(77));
            scene.with(scene.agent(11, "Ada").holds(Channel.CHAT, 3, 3), scene.agent(12, "Bo"), scene.agent(13, "Cy"));

            assertThat(scene.agentFor(1)).contains(id(12));
            assertThat(scene.agentFor(2)).contains(id(13));
        }

        @Test
        void onlyTheWantedAgent() {
            scene.with(scene.seat(1).wants(12));
            scene.with(
                    scene.agent(11, "Ada").idleFor(999), scene.agent(12, "Bo").idleFor(1));

            assertThat(scene.agentFor(1)).contains(id(12));
            assertThat(scene.explanation(1).counts()).containsEntry(Unfit.NOT_WANTED, 1);
        }

        @Test
        void nobodyWhileTheWantedAgentIsAwayOrBusy() {
            scene.with(scene.seat(1).wants(77), scene.seat(2).wants(12));
            scene.with(scene.agent(11, "Ada"), scene.agent(12, "Bo").holds(Channel.CHAT, 3, 3));

            assertThat(scene.decide().reservations()).isEmpty();
        }

        @Test
        void notWhoDeclinedOrSitsInTheInteractionAlready() {
            scene.with(scene.seat(1).avoids(11L).prefers(11));
            scene.with(scene.agent(11, "Ada").idleFor(999), scene.agent(12, "Bo"));

            assertThat(scene.agentFor(1)).contains(id(12));
        }
    }

    @Nested
    class Eligibility {
        private void nobodyBecause(Unfit reason) {
            scene.with(scene.agent(99, "Zed")); // who is fine
            assertThat(scene.agentFor(1)).contains(id(99));
            assertThat(scene.explanation(1).counts()).containsExactly(java.util.Map.entry(reason, 1));
        }

        @Test
        void needsTheRoleOnTheOrganisation() {
            scene.with(scene.seat(1)).with(scene.agent(11, "Ada").worksAt(id(901)));

            nobodyBecause(Unfit.ORGANISATION);
        }

        @Test
        void needsTheSkill() {
            scene.with(scene.seat(1).needs("vi", 1)).with(scene.agent(11, "Ada"));
            scene.with(scene.agent(99, "Zed").speaks("vi", 1));

            assertThat(scene.explanation(1).counts()).containsExactly(java.util.Map.entry(Unfit.SKILL_MISSING, 1));
        }

        @Test
        void needsTheProficiency() {
            scene.with(scene.seat(1).needs("ko", 5)).with(scene.agent(11, "Ada").speaks("ko", 4));

            nobodyBecause(Unfit.PROFICIENCY_TOO_LOW);
        }

        @Test
        void needsTheChannelSwitchedOn() {
            scene.with(scene.seat(1)).with(scene.agent(11, "Ada").without(Channel.CHAT));

            nobodyBecause(Unfit.CHANNEL_OFF);
        }

        @Test
        void needsTheChannelReachable() {
            scene.with(scene.seat(1).by(Channel.VOICE))
                    .with(scene.agent(11, "Ada").unreachableOn(Channel.VOICE));

            nobodyBecause(Unfit.UNREACHABLE);
        }

        @Test
        void aDeskIsEnoughForAPhoneMemo() {
            scene.with(scene.seat(1).by(Channel.VOICE).onTheDeskOnly())
                    .with(scene.agent(11, "Ada").unreachableOn(Channel.VOICE));

            assertThat(scene.agentFor(1)).contains(id(11));
        }

        @Test
        void needsRoom() {
            scene.with(scene.seat(1)).with(scene.agent(11, "Ada").holds(Channel.CHAT, 3, 3));

            nobodyBecause(Unfit.FULL);
        }

        @Test
        void aCallTakesAPersonWhole() {
            scene.with(scene.seat(1)).with(scene.agent(11, "Ada").holds(Channel.VOICE, 1, 1));

            nobodyBecause(Unfit.BUSY_WITH_VOICE);
        }

        @Test
        void noCallOnTopOfChats() {
            scene.with(scene.seat(1).by(Channel.VOICE))
                    .with(scene.agent(11, "Ada").holds(Channel.CHAT, 1, 3));

            nobodyBecause(Unfit.BUSY_WITH_TEXT);
        }

        @Test
        void aQueueThatMayInterruptCallsOnTopOfChatsButNotOnTopOfVideo() {
            scene.with(
                    scene.seat(1).by(Channel.VOICE).mayInterrupt(),
                    scene.seat(2).by(Channel.VOICE).mayInterrupt());
            scene.with(
                    scene.agent(11, "Ada").holds(Channel.CHAT, 1, 3),
                    scene.agent(12, "Bo").holds(Channel.VIDEO, 1, 1));

            assertThat(scene.agentFor(1)).contains(id(11));
            assertThat(scene.agentFor(2)).isEmpty();
        }

        @Test
        void moreTextBesideTextIsFine() {
            scene.with(scene.seat(1))
                    .with(scene.agent(11, "Ada").holds(Channel.CHAT, 1, 3).holds(Channel.EMAIL, 4, 5));

            assertThat(scene.agentFor(1)).contains(id(11));
        }

        @Test
        void nothingWhileAnotherOfferIsPending() {
            scene.with(scene.seat(1)).with(scene.agent(11, "Ada").hasAnOffer());

            nobodyBecause(Unfit.OFFER_PENDING);
        }
    }

    @Nested
    class WhatWaitingChanges {
        private static final UUID NEXT_DOOR = id(902);

        @Test
        void anotherOrganisationHelpsOutWhenItIsAsked() {
            var neighbour = scene.agent(11, "Ada").worksAt(NEXT_DOOR);
            scene.with(scene.seat(1)).with(neighbour);
            assertThat(scene.agentFor(1)).isEmpty();

            scene.with(scene.seat(2).helpedBy(NEXT_DOOR));

            assertThat(scene.agentFor(2)).contains(id(11));
            assertThat(scene.explanation(2).helping()).isTrue();
        }

        @Test
        void whoRestsIsAskedOnlyForThoseWhoWaitedLong() {
            scene.with(scene.seat(1)).with(scene.agent(11, "Ada").rests());
            assertThat(scene.agentFor(1)).isEmpty();

            scene.with(scene.seat(2).asksThoseWhoRest());

            assertThat(scene.agentFor(2)).contains(id(11));
        }

        @Test
        void aPreferredAgentIsWaitedForWhileTheRuleSaysSo() {
            scene.with(scene.seat(1).prefers(11).waitsForThePreferred());
            scene.with(scene.agent(11, "Ada").holds(Channel.CHAT, 3, 3), scene.agent(12, "Bo"));
            assertThat(scene.agentFor(1)).isEmpty();

            scene.with(scene.seat(2).prefers(11));

            assertThat(scene.agentFor(2)).contains(id(12));
        }
    }

    @Nested
    class Groups {
        @Test
        void areFilledTogether() {
            scene.with(
                    scene.seat(1).needs("ko", 3),
                    scene.seat(2).inGroup(1).forInterpreter().needs("vi", 3));
            scene.with(scene.agent(11, "Ada"), scene.agent(12, "Bo").speaks("vi", 4));

            assertThat(scene.agentFor(1)).contains(id(11));
            assertThat(scene.agentFor(2)).contains(id(12));
        }

        @Test
        void orNotAtAllAndThenHoldNobodyBack() {
            scene.with(
                    scene.seat(1).waitsFor(900),
                    scene.seat(2).inGroup(1).needs("mn", 1),
                    scene.seat(3).waitsFor(1));
            scene.with(scene.agent(11, "Ada"), scene.agent(12, "Bo"));

            var asked = scene.decide().reservations();

            assertThat(asked).extracting(Reservation::seat).containsExactly(id(3));
        }

        @Test
        void findTheOtherAssignmentWhenTheBestFitsBothSeats() {
            scene.with(scene.seat(1).needs("ko", 3), scene.seat(2).inGroup(1).needs("vi", 3));
            scene.with(
                    scene.agent(11, "Ada").speaks("vi", 5).idleFor(999),
                    scene.agent(12, "Bo").idleFor(1));

            assertThat(scene.agentFor(1)).contains(id(12));
            assertThat(scene.agentFor(2)).contains(id(11));
            assertThat(scene.explanation(1).counts()).containsEntry(Unfit.TAKEN_THIS_ROUND, 1);
        }

        @Test
        void ofFourAreFilledWhenOnlyOneAssignmentExists() {
            scene.with(
                    scene.seat(1),
                    scene.seat(2).inGroup(1).needs("en", 1),
                    scene.seat(3).inGroup(1).needs("en", 1).needs("zh", 1),
                    scene.seat(4).inGroup(1).needs("en", 1).needs("zh", 1).needs("ja", 1));
            scene.with(
                    scene.agent(11, "Ada")
                            .speaks("en", 1)
                            .speaks("zh", 1)
                            .speaks("ja", 1)
                            .idleFor(40),
                    scene.agent(12, "Bo").speaks("en", 1).speaks("zh", 1).idleFor(30),
                    scene.agent(13, "Cy").speaks("en", 1).idleFor(20),
                    scene.agent(14, "Di").idleFor(10));

            assertThat(scene.agentFor(1)).contains(id(14));
            assertThat(scene.agentFor(2)).contains(id(13));
            assertThat(scene.agentFor(3)).contains(id(12));
            assertThat(scene.agentFor(4)).contains(id(11));
        }

        @Test
        void areServedAtTheirBestRank() {
            scene.with(
                    scene.seat(1).waitsFor(500),
                    scene.seat(2).inGroup(1).waitsFor(1),
                    scene.seat(3).waitsFor(400));
            scene.with(scene.agent(11, "Ada"), scene.agent(12, "Bo"));

            assertThat(scene.decide().reservations())
                    .extracting(Reservation::seat)
                    .containsExactly(id(1), id(2));
        }

        @Test
        void thatTwoAgentsOfOneSeatCannotFillLeaveBothToOthers() {
            scene.with(
                    scene.seat(1).waitsFor(500).wants(11),
                    scene.seat(2).inGroup(1).wants(11),
                    scene.seat(3));
            scene.with(scene.agent(11, "Ada"), scene.agent(12, "Bo"));

            assertThat(scene.decide().reservations())
                    .extracting(Reservation::seat)
                    .containsExactly(id(3));
        }
    }
}
