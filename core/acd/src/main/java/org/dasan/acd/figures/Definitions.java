package org.dasan.acd.figures;

import org.dasan.acd.figures.Measure.Definition;
import org.dasan.city.Label;

/// The words of the measures.
final class Definitions {
    private Definitions() {}

    static Definition of(Measure measure) {
        return switch (measure) { // no default: a new measure stops the build here
            case ARRIVED ->
                define(
                        "들어옴",
                        "Arrived",
                        "Contacts received",
                        "시민이 먼저 한 모든 연락. 아래 여섯 끝과 '진행 중'을 더한 수와 늘 같습니다.",
                        "Every contact that a citizen began. Always the sum of the six ends below and what is still open.",
                        "handled + selfServed + abandoned + refused + lost + promised + open");
            case OFFERED ->
                define(
                        "상담 요청",
                        "Offered",
                        "Contacts offered (NCO)",
                        "상담사를 기다린 적이 있는 연락. 자동 안내에서 끝난 것은 빠집니다.",
                        "Contacts that waited for an agent at some time; what ended in self-service does not count.",
                        "count(contacts with an agent's seat)");
            case ANSWERED ->
                define(
                        "응답",
                        "Answered",
                        "Contacts handled (NCH)",
                        "사람이 답한 상담 요청. 글은 상담사의 첫 글, 음성과 영상은 연결이 응답입니다.",
                        "Offered contacts that a person answered: by the first human message in text, by connecting in voice and video.",
                        "count(offered with an answer)");
            case ABANDONED ->
                define(
                        "포기",
                        "Abandoned",
                        "Contacts abandoned (NCA)",
                        "사람의 답을 받기 전에 시민이 떠난 연락. 5초 안에 떠난 것도 들어 있습니다.",
                        "Contacts whose citizen left before a person answered, those within 5 seconds included.",
                        "count(outcome = ABANDONED)");
            case SHORT_ABANDONS ->
                define(
                        "곧바로 떠남",
                        "Short abandons",
                        "Short abandons",
                        "기다린 지 5초가 되기 전에 떠난 연락. 응답률과 포기율에서 빼고 셉니다.",
                        "Left before 5 seconds of waiting. Kept out of service level and abandon rate.",
                        "count(abandoned with wait < 5 s)");
            case ABANDON_RATE ->
                define(
                        "포기율",
                        "Abandon rate",
                        "Abandonment rate",
                        "상담 요청 가운데 포기한 비율. 곧바로 떠난 것은 양쪽에서 뺍니다.",
                        "Part of the offered contacts that were abandoned; short abandons are left out on both sides.",
                        "(abandoned − shortAbandons) ÷ (offered − shortAbandons)");
            case SERVICE_LEVEL ->
                define(
                        "목표 안 응답률",
                        "Service level",
                        "Service level (TSF)",
                        "줄마다 정한 목표 시간 안에 답한 비율. 목표를 넘겨 떠난 시민은 못 지킨 것으로 셉니다.",
                        "Part answered within the target of their queue. Whoever left after the target counts as missed.",
                        "count(answered within target) ÷ (answered + count(abandoned after target))");
            case AVERAGE_WAIT ->
                define(
                        "평균 대기",
                        "Average wait",
                        "Average speed of answer (ASA)",
                        "답을 받은 연락이 줄에 선 때부터 답까지 기다린 시간의 평균.",
                        "Mean time from joining the queue to the answer, over answered contacts.",
                        "sum(wait of answered) ÷ answered");
            case LONGEST_WAIT ->
                define(
                        "최장 대기",
                        "Longest wait",
                        "Longest delay in queue (LDQ)",
                        "답을 받거나 떠날 때까지 가장 오래 기다린 한 사람의 시간.",
                        "The longest that any one of them waited until the answer or until leaving.",
                        "max(wait of answered or abandoned)");
            case HANDLED ->
                define(
                        "상담 완료",
                        "Handled",
                        "Contacts completed by agents",
                        "상담사가 맡아 끝낸 연락.",
                        "Contacts that an agent dealt with and that are closed.",
                        "count(closed by an agent's outcome)");
            case SELF_SERVED ->
                define(
                        "스스로 해결",
                        "Self-served",
                        "Contained in self-service",
                        "사람 없이 답을 얻고 끝난 연락.",
                        "Answered without a person.",
                        "count(outcome = SELF_SERVED)");
            case REFUSED ->
                define(
                        "받지 않음",
                        "Refused",
                        "Contacts refused",
                        "상담 시간이 아니거나 막혀서 받지 않은 연락.",
                        "Turned away: out of hours or blocked.",
                        "count(outcome = REFUSED)");
            case LOST ->
                define(
                        "유실",
                        "Lost",
                        "Contacts lost by failure",
                        "우리 쪽 장애로 끊긴 연락. 0이어야 합니다.",
                        "Ended by a failure of ours. Should be zero.",
                        "count(outcome = LOST)");
            case PROMISED ->
                define(
                        "연락 약속",
                        "Promised",
                        "Callbacks taken",
                        "나중에 연락하기로 하고 끝난 연락.",
                        "Ended in a promise to come back to the citizen.",
                        "count(outcome = PROMISED)");
            case OPEN ->
                define(
                        "진행 중",
                        "Open",
                        "Work in progress",
                        "아직 끝나지 않은 연락. 끝나면 위의 한 칸으로 옮겨 갑니다.",
                        "Not closed yet; moves into one of the ends above.",
                        "count(not closed)");
            case RESOLVED_BY_AGENT ->
                define(
                        "해결률: 상담사의 말",
                        "Resolved, by the agent's word",
                        "First contact resolution, agent-reported",
                        "해결 여부를 적은 기록 가운데 '해결됨'의 비율.",
                        "Of the records that say whether it was resolved: those that say yes.",
                        "count(resolved = YES) ÷ count(resolved is given)");
            case NO_REPEAT ->
                define(
                        "해결률: 다시 오지 않음",
                        "Resolved, by no repeat contact",
                        "First contact resolution, 7-day repeat",
                        "누구인지 아는 상담 가운데 끝난 뒤 7일 안에 같은 사람이 어느 창구로도 다시 오지 않은 비율. 지난 7일의 수는 아직 바뀔 수 있습니다.",
                        "Of the handled contacts whose citizen is known: those after which the citizen did not come again by any channel"
                                + " within 7 days. Figures of the last 7 days may still change.",
                        "1 − count(another inbound contact within 7 days of the end) ÷ count(handled with a known citizen or address)");
            case TAKEN ->
                define(
                        "맡은 상담",
                        "Taken",
                        "Agent legs",
                        "상담사에게 연결된 횟수. 넘긴 연락은 맡은 사람마다 한 번씩 셉니다.",
                        "How often an agent was connected; a contact handed on counts once for each who took it.",
                        "count(seats connected)");
            case TALK_TIME ->
                define(
                        "평균 상담 시간",
                        "Talk time",
                        "Average talk time (ATT)",
                        "맡은 상담 하나에 든 상담 시간의 평균. 시민의 답을 기다리며 치워 둔 때는 빠집니다.",
                        "Mean active time of one part taken; time parked for the citizen does not count. Counted when it ends.",
                        "sum(active time) ÷ taken");
            case WRAP_UP_TIME ->
                define(
                        "평균 후처리 시간",
                        "Wrap-up time",
                        "Average after-contact work (ACW)",
                        "맡은 상담 하나에 든 후처리 시간의 평균.",
                        "Mean time of writing the record, of one part taken.",
                        "sum(wrap-up time) ÷ taken");
            case HANDLING_TIME ->
                define(
                        "평균 처리 시간",
                        "Handling time",
                        "Average handling time (AHT)",
                        "상담 시간과 후처리 시간을 더한 평균.",
                        "Talk and wrap-up together, of one part taken.",
                        "talkTime + wrapUpTime");
            case TRANSFERS ->
                define(
                        "넘김",
                        "Transfers",
                        "Transfers out",
                        "다른 사람이나 줄로 넘긴 횟수. 넘긴 쪽에 셉니다.",
                        "How often a contact was handed on, counted where it came from.",
                        "count(seats ended by transfer)");
            case SATISFACTION ->
                define(
                        "만족도",
                        "Satisfaction",
                        "Customer satisfaction (CSAT), mean of 1 to 5",
                        "상담 뒤 시민이 준 1점부터 5점까지의 평균. 마지막에 맡은 상담사의 줄에 셉니다. 답한 사람이 적으면 우연일 수 있으니 응답 수와 함께 보세요.",
                        "Mean of the ratings from 1 to 5 that citizens gave afterwards, counted where the agent who took the contact last took"
                                + " it. With few answers it may be chance: see how many there are.",
                        "sum(ratings) ÷ surveysAnswered");
            case SATISFIED ->
                define(
                        "만족 비율",
                        "Satisfied",
                        "Customer satisfaction (CSAT), top two of five",
                        "답한 시민 가운데 4점이나 5점을 준 비율.",
                        "Of the citizens who answered: those who gave 4 or 5.",
                        "count(rating ≥ 4) ÷ surveysAnswered");
            case SURVEYS_ANSWERED ->
                define(
                        "만족도 응답",
                        "Surveys answered",
                        "Survey responses",
                        "만족도를 물은 상담 가운데 시민이 답한 것.",
                        "Contacts whose citizen was asked how satisfied they are and answered.",
                        "count(contacts with a rating)");
            case SURVEY_RESPONSE ->
                define(
                        "만족도 응답률",
                        "Survey response",
                        "Survey response rate",
                        "사람이 답해 끝낸 상담 가운데 만족도를 물은 것과 견준 응답의 비율. 화면에 물음을 띄웠거나 문자로 물었으면 물은 것으로 셉니다. 24시간 동안 바뀔 수 있습니다.",
                        "Part of the surveys asked that were answered. Asked means: sent by text, or shown on the page after the end, whether or"
                                + " not the page was still open. May still change for 24 hours.",
                        "surveysAnswered ÷ count(contacts asked about)");
            case OCCUPANCY ->
                define(
                        "점유율",
                        "Occupancy",
                        "Agent occupancy",
                        "일하고 있던 시간 가운데 상담이나 후처리를 하던 시간의 비율. 채팅 셋을 함께 해도 시간은 한 번만 셉니다. 조 단위로만 보입니다.",
                        "Of the time agents were ready or with a contact: the part with a contact. Three chats at once count their time once."
                                + " Shown for groups only.",
                        "clock time in talk or wrap-up ÷ clock time ready, in talk or in wrap-up");
            case PROMISES_DUE ->
                define(
                        "때가 된 약속",
                        "Promises due",
                        "Callbacks due",
                        "이 시간에 지키기로 한 약속.",
                        "Promises whose time lies in this half hour or day.",
                        "count(promises due)");
            case PROMISES_KEPT ->
                define(
                        "지킨 약속",
                        "Promises kept",
                        "Callbacks kept",
                        "그 가운데 지킨 것.",
                        "Those of them that were kept.",
                        "count(promises done)");
            case PROMISES_MISSED ->
                define(
                        "놓친 약속",
                        "Promises missed",
                        "Callbacks missed",
                        "그 가운데 지키지 못하고 끝난 것.",
                        "Those of them that ended without being kept.",
                        "count(promises missed)");
            case WAITING ->
                define(
                        "대기",
                        "Waiting",
                        "Contacts in queue (now)",
                        "지금 상담사를 기다리는 시민. 울리고 있는 것도 들어 있습니다.",
                        "Citizens who wait for an agent now, those being offered included.",
                        "count(seats waiting or offered)");
            case LONGEST_WAITING ->
                define(
                        "실시간 최장",
                        "Longest waiting",
                        "Oldest contact in queue (now)",
                        "지금 기다리는 시민 가운데 가장 오래 기다린 시간.",
                        "How long the citizen who waits longest has been waiting by now.",
                        "now − min(queued since)");
            case RECENT_SERVICE_LEVEL ->
                define(
                        "목표 안 응답 (30분)",
                        "Service level (30 min)",
                        "Service level, last 30 minutes",
                        "지난 30분에 들어온 상담 요청 가운데 목표 안에 답한 비율. 목표를 넘겨 아직 기다리는 시민도 못 지킨 것으로 셉니다.",
                        "Of the contacts that arrived in the last 30 minutes: part answered within target. Whoever still waits after the target"
                                + " counts as missed already.",
                        "count(answered within target) ÷ (answered + count(abandoned after target) + count(waiting after target))");
            case RECENT_ABANDON_RATE ->
                define(
                        "포기 (30분)",
                        "Abandoned (30 min)",
                        "Abandonment rate, last 30 minutes",
                        "지난 30분에 들어온 상담 요청 가운데 포기한 비율. 5초 안에 떠난 것은 뺍니다.",
                        "Of the contacts offered in the last 30 minutes: part abandoned, short abandons left out.",
                        "(abandoned − shortAbandons) ÷ (offered − shortAbandons)");
            case AGENTS_READY ->
                define(
                        "가능",
                        "Ready",
                        "Agents available (now)",
                        "들어와 있고 상담을 받을 수 있으며 지금 맡은 것이 없는 상담사. 순위도 이름도 없습니다.",
                        "Agents at their desks who can take contacts and have none now. Nobody is named or ranked.",
                        "count(ready without active contact or wrap-up)");
            case AGENTS_TALKING ->
                define(
                        "상담",
                        "Talking",
                        "Agents on contact (now)",
                        "지금 상담하는 상담사.",
                        "Agents with an active contact now.",
                        "count(agents with an active seat)");
            case AGENTS_IN_WRAP_UP ->
                define(
                        "후처리",
                        "Wrap-up",
                        "Agents in after-contact work (now)",
                        "상담은 없고 기록을 쓰는 상담사.",
                        "Agents writing a record, without an active contact.",
                        "count(agents with a seat in wrap-up and none active)");
            case AGENTS_AWAY ->
                define(
                        "비움",
                        "Away",
                        "Agents not ready (now)",
                        "들어와 있으나 휴식이나 교육으로 받지 않는 상담사. 연결이 끊긴 사람도 여기 셉니다.",
                        "Signed in but not ready: break, training, or the line to the desk is cut.",
                        "count(not ready or unreachable, without contact)");
            case PROMISES_SOON ->
                define(
                        "약속한 연락",
                        "Promises due",
                        "Callbacks due within 30 minutes",
                        "30분 안에 지켜야 하는 약속.",
                        "Promises that fall due within 30 minutes.",
                        "count(open promises due within 30 min)");
            case PROMISES_LATE ->
                define(
                        "늦은 약속",
                        "Promises late",
                        "Callbacks overdue",
                        "때가 지났는데 아직 지키지 못한 약속.",
                        "Promises whose time is over and which are not kept yet.",
                        "count(open or due promises whose time is over)");
        };
    }

    private static Definition define(
            String ko, String en, String standard, String meaningKo, String meaningEn, String formula) {
        return new Definition(Label.of(ko, en), standard, Label.of(meaningKo, meaningEn), formula);
    }
}
