package org.dasan.acd.matching;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.Need;
import org.dasan.acd.Selection;
import org.dasan.city.Channel;

/// Puts a decision into words and figures.
final class Reasons {
    private static final Map<String, String> KO = Map.of(
            "ko", "한국어", "en", "영어", "zh", "중국어", "ja", "일본어", "vi", "베트남어", "mn", "몽골어", "sign:ksl", "수어");
    private static final Map<String, String> EN = Map.of(
            "ko", "Korean", "en", "English", "zh", "Chinese", "ja", "Japanese", "vi", "Vietnamese", "mn", "Mongolian", "sign:ksl", "sign language");
    private static final Map<Channel, String> CHANNEL_KO = Map.of(
            Channel.VOICE, "통화", Channel.SMS, "문자", Channel.CHAT, "채팅", Channel.VIDEO, "영상", Channel.SNS, "SNS", Channel.EMAIL, "메일",
            Channel.FAX, "팩스", Channel.COUNTER, "창구", Channel.POST, "우편");
    private static final Map<Channel, String> CHANNEL_EN = Map.of(
            Channel.VOICE, "call", Channel.SMS, "text", Channel.CHAT, "chat", Channel.VIDEO, "video", Channel.SNS, "social", Channel.EMAIL, "mail",
            Channel.FAX, "fax", Channel.COUNTER, "counter", Channel.POST, "post");

    private Reasons() {}

    static Explanation explain(Situation situation, WaitingSeat seat, IdleAgent winner, Fit fit, Set<UUID> taken) {
        var counts = new EnumMap<Unfit, Integer>(Unfit.class);
        counts.putAll(fit.unfit());
        fit.unavailable(seat, taken).forEach((reason, n) -> counts.merge(reason, n, Integer::sum));
        int candidates = situation.agents().size() - counts.values().stream().mapToInt(Integer::intValue).sum();
        var runnersUp = fit.best(seat, taken, Explanation.RUNNERS_UP + 1).stream()
                .filter(agent -> !agent.id().equals(winner.id()))
                .limit(Explanation.RUNNERS_UP)
                .map(agent -> candidate(situation, seat, agent))
                .toList();
        return new Explanation(
                situation.ruleVersion(),
                situation.now(),
                candidate(situation, seat, winner),
                runnersUp,
                counts,
                situation.agents().size(),
                korean(situation, seat, winner, candidates),
                english(situation, seat, winner, candidates));
    }

    private static Candidate candidate(Situation situation, WaitingSeat seat, IdleAgent agent) {
        var proficiency = new LinkedHashMap<String, Integer>();
        seat.needs().forEach(need -> proficiency.put(need.skill(), agent.skills().getOrDefault(need.skill(), 0)));
        long idle = idleSeconds(situation, agent);
        double score = idle;
        if (seat.selection() == Selection.MOST_SKILLED) {
            score += 1e6 * Fit.proficiency(agent, seat.needs());
        }
        if (agent.id().equals(seat.preferredAgent())) {
            score += 1e8;
        }
        return new Candidate(agent.id(), agent.label(), score, idle, proficiency, load(seat, agent));
    }

    private static String korean(Situation situation, WaitingSeat seat, IdleAgent winner, int candidates) {
        var skills = seat.needs().stream()
                .map(need -> KO.getOrDefault(need.skill(), need.skill()) + " 숙련 " + level(winner, need))
                .collect(Collectors.joining(", "));
        var why = seat.wantedAgent() != null
                ? "지정해 넘긴 상담입니다."
                : winner.id().equals(seat.preferredAgent())
                        ? "지난 상담을 맡으셨습니다."
                        : "후보 %d명 중 %s.".formatted(
                                candidates,
                                seat.selection() == Selection.MOST_SKILLED ? "숙련이 가장 높음" : "가장 오래 대기(" + minutesKo(situation, winner) + ")");
        return (skills.isEmpty() ? "" : skills + ", ") + CHANNEL_KO.get(seat.channel()) + " 자리 " + load(seat, winner) + ". " + why;
    }

    private static String english(Situation situation, WaitingSeat seat, IdleAgent winner, int candidates) {
        var skills = seat.needs().stream()
                .map(need -> EN.getOrDefault(need.skill(), need.skill()) + " " + level(winner, need))
                .collect(Collectors.joining(", "));
        var why = seat.wantedAgent() != null
                ? "Transferred to you in person."
                : winner.id().equals(seat.preferredAgent())
                        ? "You had the contact before."
                        : "%s of %d who fit.".formatted(
                                seat.selection() == Selection.MOST_SKILLED ? "Most skilled" : "Longest idle (" + minutesEn(situation, winner) + ")",
                                candidates);
        return (skills.isEmpty() ? "" : skills + ", ") + CHANNEL_EN.get(seat.channel()) + " places " + load(seat, winner) + ". " + why;
    }

    private static int level(IdleAgent agent, Need need) {
        return agent.skills().getOrDefault(need.skill(), 0);
    }

    private static String load(WaitingSeat seat, IdleAgent agent) {
        var places = agent.load().get(seat.channel());
        return places == null ? "0/0" : places.used() + "/" + places.capacity();
    }

    private static long idleSeconds(Situation situation, IdleAgent agent) {
        return Math.max(0, Duration.between(agent.idleSince(), situation.now()).toSeconds());
    }

    private static String minutesKo(Situation situation, IdleAgent agent) {
        long seconds = idleSeconds(situation, agent);
        return seconds < 60 ? seconds + "초" : seconds / 60 + "분";
    }

    private static String minutesEn(Situation situation, IdleAgent agent) {
        long seconds = idleSeconds(situation, agent);
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min";
    }
}
