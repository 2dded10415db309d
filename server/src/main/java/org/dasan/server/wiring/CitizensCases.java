package org.dasan.server.wiring;

import org.dasan.caserouter.CitizenCase;
import org.dasan.caserouter.CitizenCases;
import org.dasan.citizenapp.MyCases;
import org.dasan.city.access.TooManyRequestsException;
import org.springframework.stereotype.Component;

/// Lets the citizen's pages show the cases of the case router.
@Component
class CitizensCases implements MyCases {
    private final CitizenCases cases;

    CitizensCases(CitizenCases cases) {
        this.cases = cases;
    }

    @Override
    public Found find(Key key) {
        try {
            return cases.find(key(key))
                    .<Found>map(found -> new Found.Here(mine(found)))
                    .orElseGet(Found.None::new);
        } catch (TooManyRequestsException e) {
            return new Found.Later();
        }
    }

    @Override
    public Done reply(Key key, String text, int version) {
        return done(cases.reply(key(key), text, version));
    }

    @Override
    public Done askMore(Key key, String text, int version) {
        return done(cases.askMore(key(key), text, version));
    }

    @Override
    public Done rate(Key key, int rating) {
        return done(cases.rate(key(key), rating));
    }

    private static CitizenCases.Key key(Key key) {
        return new CitizenCases.Key(key.number(), key.code(), key.from());
    }

    private static Done done(CitizenCases.Done done) {
        return switch (done) {
            case DONE -> Done.DONE;
            case UNKNOWN -> Done.UNKNOWN;
            case NOT_NOW -> Done.NOT_NOW;
        };
    }

    private static MyCase mine(CitizenCase found) {
        return new MyCase(
                found.number(),
                found.type().name(),
                found.state().name(),
                found.dueOn(),
                found.overdue(),
                found.organisation(),
                found.post(),
                found.title(),
                found.text(),
                found.place(),
                found.openedAt(),
                found.steps().stream()
                        .map(step -> new Step(step.state().name(), step.at(), step.organisation()))
                        .toList(),
                found.said().stream()
                        .map(said -> new Said(said.kind().name(), said.byCity(), said.text(), said.at()))
                        .toList(),
                found.mayReply(),
                found.mayAskMore(),
                found.mayRate(),
                found.rating(),
                found.version());
    }
}
