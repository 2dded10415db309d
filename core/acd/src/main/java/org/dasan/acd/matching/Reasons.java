package org.dasan.acd.matching;

import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dasan.acd.Need;
import org.dasan.acd.SeatRole;
import org.dasan.acd.Selection;
import org.dasan.city.Channel;

/// Puts the decision about one seat into words and figures.
final class Reasons {
    private static final Map<String, String> SKILLS_KO =
            Map.of("ko", "한국어", "en", "영어", "zh", "중국어", "ja", "일본어", "vi", "베트남어", "mn", "몽골어", "sign:ksl", "수어");
    private static final Map<String, String> SKILLS_EN = Map.of(
            "ko",
            "Korean",
            "en",
            "English",
            "zh",
            "Chinese",
            "ja",
            "Japanese",
            "vi",
            "Vietnamese",
            "mn",
            "Mongolian",
            "sign:ksl",
            "sign language");

    /// Longest idle time that a score counts (in seconds, some eleven days), so that it never outweighs
    /// proficiency.
    private static final long LONGEST = 999_999;

    private static final double PER_PROFICIENCY = 1e6;
    private static final double PREFERRED = 1e9;

    private final Situation situation;
    private final Roster roster;
    private final WaitingSeat seat;

    Reasons(Situation situation, Roster roster, WaitingSeat seat) {
        this.situation = situation;
        this.roster = roster;
        this.seat = seat;
    }

    /// Why the agent of this number got the seat.
    ///
    /// @param free who could have been chosen, the winner included
    Explanation explain(int winner, Fit fit, BitSet free) {
        var counts = fit.unavailable(seat, free);
        int couldHaveIt = roster.size()
                - counts.values().stream().mapToInt(Integer::intValue).sum();
        var runnersUp = fit.best(seat, free, Explanation.RUNNERS_UP + 1).stream()
                .filter(number -> number != winner)
                .limit(Explanation.RUNNERS_UP)
                .map(number -> candidate(roster.agent(number)))
                .toList();
        var agent = roster.agent(winner);
        return new Explanation(
                situation.ruleVersion(),
                situation.now(),
                candidate(agent),
                runnersUp,
                counts,
                roster.size(),
                seat.widening().asked(),
                isHelping(agent),
                korean(agent, couldHaveIt) + widenedKo(agent),
                english(agent, couldHaveIt) + widenedEn(agent));
    }

    /// Who could have the seat now.
    Consideration consider(Fit fit, BitSet free) {
        var candidates = fit.best(seat, free, Explanation.RUNNERS_UP).stream()
                .map(number -> candidate(roster.agent(number)))
                .toList();
        return new Consideration(candidates, fit.unavailable(seat, free), roster.size());
    }

    private Candidate candidate(IdleAgent agent) {
        var proficiency = new LinkedHashMap<String, Integer>();
        seat.needs().forEach(need -> proficiency.put(need.skill(), agent.level(need)));
        long idle = idleSeconds(agent);
        double score = Math.min(idle, LONGEST);
        if (bySkill()) {
            score += PER_PROFICIENCY * Fit.proficiency(agent, seat.needs());
        }
        if (agent.id().equals(seat.preferredAgent()) || agent.id().equals(seat.wantedAgent())) {
            score += PREFERRED;
        }
        return new Candidate(agent.id(), agent.label(), score, idle, proficiency, load(agent));
    }

    private String korean(IdleAgent winner, int couldHaveIt) {
        var why = seat.wantedAgent() != null
                ? "지정하여 넘긴 상담입니다."
                : winner.id().equals(seat.preferredAgent())
                        ? "지난 상담을 맡으셨습니다."
                        : couldHaveIt == 1
                                ? "지금 맡을 수 있는 유일한 상담사입니다."
                                : "맡을 수 있는 %d명 중 %s.".formatted(couldHaveIt, rankKo(winner));
        var role = seat.role() == SeatRole.INTERPRETER ? "통역, " : "";
        return role + abilities(winner, need -> SKILLS_KO.getOrDefault(need.skill(), need.skill()) + " 숙련 ")
                + channelKo(seat.channel()) + " " + load(winner) + ". " + why;
    }

    /// What waiting has changed, when it matters to this agent.
    private String widenedKo(IdleAgent winner) {
        var words = new StringBuilder();
        if (!seat.widening().asked().isEmpty()) {
            words.append(" 오래 기다려 조건을 낮췄습니다(").append(relaxed(SKILLS_KO)).append(").");
        }
        if (isHelping(winner)) {
            words.append(" 다른 기관을 돕는 상담입니다.");
        }
        if (winner.resting()) {
            words.append(" 쉬실 차례지만 시민이 오래 기다렸습니다.");
        }
        return words.toString();
    }

    private String widenedEn(IdleAgent winner) {
        var words = new StringBuilder();
        if (!seat.widening().asked().isEmpty()) {
            words.append(" Less is asked after a long wait (")
                    .append(relaxed(SKILLS_EN))
                    .append(").");
        }
        if (isHelping(winner)) {
            words.append(" You help another organisation.");
        }
        if (winner.resting()) {
            words.append(" It was your turn to rest, but the citizen has waited long.");
        }
        return words.toString();
    }

    /// The skills that less is asked of, as `vi 3→2`.
    private String relaxed(Map<String, String> names) {
        var now = seat.needs().stream().collect(Collectors.toMap(Need::skill, Need::minimum));
        return seat.widening().asked().stream()
                .filter(need -> now.getOrDefault(need.skill(), 0) < need.minimum())
                .map(need -> names.getOrDefault(need.skill(), need.skill()) + " " + need.minimum() + "→"
                        + now.getOrDefault(need.skill(), 0))
                .collect(Collectors.joining(", "));
    }

    private boolean isHelping(IdleAgent agent) {
        return !agent.organisations().contains(seat.organisation());
    }

    private String rankKo(IdleAgent winner) {
        return bySkill() ? "숙련이 가장 높습니다" : "상담 없이 기다린 시간이 가장 깁니다(" + idle(winner, "초", "분", "시간") + ")";
    }

    private String english(IdleAgent winner, int couldHaveIt) {
        var why = seat.wantedAgent() != null
                ? "Handed to you by name."
                : winner.id().equals(seat.preferredAgent())
                        ? "You had the contact before."
                        : couldHaveIt == 1
                                ? "You are the only one who can take it now."
                                : "%s of %d who can take it.".formatted(rankEn(winner), couldHaveIt);
        var role = seat.role() == SeatRole.INTERPRETER ? "Interpreting, " : "";
        return role + abilities(winner, need -> SKILLS_EN.getOrDefault(need.skill(), need.skill()) + " ")
                + channelEn(seat.channel()) + " " + load(winner) + ". " + why;
    }

    private String rankEn(IdleAgent winner) {
        return bySkill() ? "Most skilled" : "Longest idle (" + idle(winner, " s", " min", " h") + ")";
    }

    private boolean bySkill() {
        return seat.selection() == Selection.MOST_SKILLED && !seat.needs().isEmpty();
    }

    private String abilities(IdleAgent agent, Function<Need, String> skill) {
        return seat.needs().stream()
                .map(need -> skill.apply(need) + agent.level(need) + ", ")
                .collect(Collectors.joining());
    }

    private String load(IdleAgent agent) {
        return Optional.ofNullable(agent.load().get(seat.channel()))
                .map(places -> places.used() + "/" + places.capacity())
                .orElse("0/0");
    }

    private long idleSeconds(IdleAgent agent) {
        return Math.max(0, Duration.between(agent.idleSince(), situation.now()).toSeconds());
    }

    private String idle(IdleAgent agent, String seconds, String minutes, String hours) {
        long idle = idleSeconds(agent);
        if (idle < 60) {
            return idle + seconds;
        }
        return idle < 7200 ? idle / 60 + minutes : idle / 3600 + hours;
    }

    private static String channelKo(Channel channel) {
        return switch (channel) {
            case VOICE -> "통화";
            case SMS -> "문자";
            case CHAT -> "채팅";
            case VIDEO -> "영상";
            case SNS -> "SNS";
            case EMAIL -> "메일";
            case FAX -> "팩스";
            case COUNTER -> "창구";
            case POST -> "우편";
        };
    }

    private static String channelEn(Channel channel) {
        return switch (channel) {
            case VOICE -> "calls";
            case SMS -> "texts";
            case CHAT -> "chats";
            case VIDEO -> "video";
            case SNS -> "social media";
            case EMAIL -> "mails";
            case FAX -> "faxes";
            case COUNTER -> "counter";
            case POST -> "post";
        };
    }
}
