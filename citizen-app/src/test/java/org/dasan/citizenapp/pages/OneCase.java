package org.dasan.citizenapp.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dasan.citizenapp.MyCases;
import org.dasan.city.Label;

/// A city that has exactly one case, and remembers what is said to it.
final class OneCase implements MyCases {
    String state = "IN_PROGRESS";
    boolean later;
    String heard = "";

    @Override
    public Found find(Key key) {
        if (later) {
            return new Found.Later();
        }
        return key.number().equals("1123-0471") && key.code().equals("12345678")
                ? new Found.Here(mine())
                : new Found.None();
    }

    private MyCase mine() {
        var opened = Instant.parse("2026-11-23T05:32:00Z");
        boolean answered = state.equals("ANSWERED");
        return new MyCase(
                "1123-0471",
                "REPORT",
                state,
                answered || state.equals("WAITING_CITIZEN") ? null : LocalDate.of(2026, 11, 26),
                false,
                new Label(Map.of("ko", "마포구청", "en", "Mapo-gu Office")),
                Label.of("도로보수 담당", "Road officer"),
                "성산로 길 파임",
                "구멍이 <b>큽니다</b>",
                "성산로 12",
                opened,
                List.of(
                        new Step("TRIAGED", opened, Label.of("마포구청", "Mapo-gu Office")),
                        new Step(state, opened.plusSeconds(60), Label.of("마포구청", "Mapo-gu Office"))),
                List.of(new Said("PUBLIC_NOTE", true, "둘레를 막았습니다", opened.plusSeconds(90))),
                state.equals("WAITING_CITIZEN"),
                answered,
                answered,
                null,
                7);
    }

    @Override
    public Done reply(Key key, String text, int version) {
        heard = "reply " + version + " " + text;
        return Done.DONE;
    }

    @Override
    public Done askMore(Key key, String text, int version) {
        heard = "more " + version + " " + text;
        return Done.NOT_NOW;
    }

    @Override
    public Done rate(Key key, int rating) {
        heard = "rate " + rating;
        return Done.DONE;
    }
}
