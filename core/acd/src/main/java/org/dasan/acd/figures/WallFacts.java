package org.dasan.acd.figures;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// Everything wallboards are painted from, of the whole centre: read once for all of them.
///
/// @param nanos when the counts of now were read, by the machine's own clock
record WallFacts(
        Instant at,
        long nanos,
        List<Waiting> waiting,
        List<Agent> agents,
        List<Owed> owed,
        Lately lately,
        Today today) {

    /// Whose it is: of the organisation that the contact came to, or of the one whose queue it waits in.
    interface Belongs {
        OrganisationId organisation();

        @Nullable
        OrganisationId queueOrganisation();

        @Nullable
        UUID queue();
    }

    /// Citizens who wait, alike in all of this.
    record Waiting(
            OrganisationId organisation,
            OrganisationId queueOrganisation,
            UUID queue,
            Channel channel,
            String language,
            int count,
            Instant since)
            implements Belongs {}

    /// What an agent does now.
    enum Doing {
        READY,
        TALKING,
        WRAP_UP,
        AWAY
    }

    /// An agent who is signed in, without a name.
    record Agent(Set<OrganisationId> organisations, Doing doing) {}

    record Owed(OrganisationId organisation, int soon, int late) {}

    /// Contacts of the last 30 minutes, summed up alike.
    record Recent(
            OrganisationId organisation,
            @Nullable OrganisationId queueOrganisation,
            @Nullable UUID queue,
            Tally tally,
            long lateWaiting)
            implements Belongs {}

    record Lately(Instant at, long nanos, List<Recent> recent) {}

    /// Contacts that arrived today in one half hour.
    record HalfHour(
            OrganisationId organisation,
            @Nullable OrganisationId queueOrganisation,
            @Nullable UUID queue,
            Channel channel,
            String language,
            int place,
            Tally tally)
            implements Belongs {}

    /// What citizens said about contacts that arrived today.
    record Rated(
            OrganisationId organisation,
            @Nullable OrganisationId queueOrganisation,
            @Nullable UUID queue,
            Tally tally) implements Belongs {}

    /// @param places half hours since midnight, the present one included
    record Today(Instant at, long nanos, int places, List<HalfHour> contacts, List<Rated> rated) {}
}
