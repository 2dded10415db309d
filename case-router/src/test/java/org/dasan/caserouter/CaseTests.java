package org.dasan.caserouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dasan.acd.NotYoursException;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.city.access.Problem;
import org.dasan.city.access.TooManyRequestsException;
import org.dasan.interactions.ClientIdReusedException;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.books.BookPage;
import org.dasan.interactions.notice.NoticeWay;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Cases from the first word to the last, on a real database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseTests {
    private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z"); // ten in Seoul

    private final CaseCity city;
    private final Cases cases;
    private final OfficerCases officers;
    private final CitizenCases citizens;
    private final ToldCitizens told;
    private final StaffId kim;
    private final StaffId lee;
    private int phones;

    CaseTests(@TempDir Path folder) {
        city = new CaseCity(folder);
        cases = city.bean(Cases.class);
        officers = city.bean(OfficerCases.class);
        citizens = city.bean(CitizenCases.class);
        told = city.bean(ToldCitizens.class);
        kim = city.staff("kim", "CASE_OFFICER", city.transport);
        lee = city.staff("lee", "CASE_OFFICER", city.transport);
    }

    @BeforeEach
    void mondayMorning() {
        city.clock.set(MONDAY);
        told.forget();
    }

    @AfterEach
    void rowsAgreeWithTheLog() {
        assertThat(book().differences()).isEmpty();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void anOpenedCaseHasANumberACodeAndADay() {
        var opened = city.open(contact());

        var file = opened.file();
        assertThat(file.number()).matches("1123-[0-9]{4}");
        assertThat(opened.code()).matches("[0-9]{8}");
        assertThat(file.state()).isEqualTo(CaseState.TRIAGED);
        assertThat(cases.dueOn(file)).isEqualTo("2026-12-01"); // the seventh day of work
        assertThat(opened.told()).isEqualTo(NoticeWay.SMS);
        assertThat(told.last().text())
                .contains(file.number(), opened.code(), "교통실", "2026년 12월 1일", "https://120.example.org/cases")
                .doesNotContain("{");
    }

    @Test
    void theSameKeyOpensOneCase() {
        var contact = contact();
        var wanted = new NewCase(Ids.next(), contact, CaseType.REPORT, city.transport, "가로등", "꺼졌습니다", null);

        var first = cases.open(wanted, city.agent);
        var again = cases.open(wanted, city.agent);

        assertThat(again.isNew()).isFalse();
        assertThat(again.file().id()).isEqualTo(first.file().id());
        assertThat(again.code()).isEqualTo(first.code());
        assertThat(told.codes()).containsExactly("case.received");
        assertThatThrownBy(() -> cases.open(
                        new NewCase(wanted.key(), contact, CaseType.REPORT, city.transport, "다른 것", "꺼졌습니다", null),
                        city.agent))
                .isInstanceOf(ClientIdReusedException.class);
    }

    @Test
    void onlyWhoHoldsASeatOpensACase() {
        var contact = contact();
        var other = city.staff("other" + phones, "AGENT", city.city);

        assertThatThrownBy(() -> cases.open(
                        new NewCase(Ids.next(), contact, CaseType.SIMPLE, city.transport, "가", "나", null), other))
                .isInstanceOf(NotYoursException.class);
    }

    @Test
    void numbersThatNobodyShouldHaveWrittenAreMasked() {
        var opened = cases.open(
                new NewCase(
                        Ids.next(),
                        contact(),
                        CaseType.SIMPLE,
                        city.transport,
                        "환급",
                        "카드 4111-1111-1111-1111 입니다",
                        null),
                city.agent);

        assertThat(opened.file().text()).doesNotContain("4111-1111-1111");
    }

    @Test
    void anOfficerTakesAsksAndAnswers() {
        var opened = city.open(contact());
        var id = opened.file().id();
        assertThat(OfficerCases.open(opened.file(), true)).contains(CaseState.IN_PROGRESS, CaseState.ANSWERED);

        var taken = step(id, CaseState.IN_PROGRESS, null, kim);
        assertThat(taken.officer()).isEqualTo(kim);
        assertThat(told.last().text()).contains("교통민원 담당").doesNotContain("kim");

        var asked = officers.step(id, text(CaseState.WAITING_CITIZEN, "몇 시였나요?", taken.version()), kim, true);
        assertThat(asked.pausedAt()).isEqualTo(MONDAY);
        assertThat(told.last().text()).contains("몇 시였나요?");

        city.clock.advance(Duration.ofDays(2));
        assertThat(citizens.reply(key(opened), "아침 8시요", asked.version())).isEqualTo(CitizenCases.Done.DONE);
        var resumed = cases.find(id).orElseThrow();
        assertThat(resumed.state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(cases.dueOn(resumed)).as("two days of work later").isEqualTo("2026-12-03");

        var answered = officers.step(id, answer("기사에게 알렸습니다", resumed.version()), kim, true);
        assertThat(answered.state()).isEqualTo(CaseState.ANSWERED);
        assertThat(told.codes()).containsExactly("case.received", "case.taken", "case.asked", "case.answered");
        var seen = citizens.find(key(opened)).orElseThrow();
        assertThat(seen.said())
                .extracting(CitizenCase.Said::kind)
                .containsExactly(CaseWord.Kind.QUESTION, CaseWord.Kind.REPLY, CaseWord.Kind.ANSWER);
        assertThat(seen.steps())
                .extracting(CitizenCase.Step::state)
                .containsExactly(
                        CaseState.TRIAGED,
                        CaseState.ASSIGNED,
                        CaseState.IN_PROGRESS,
                        CaseState.WAITING_CITIZEN,
                        CaseState.IN_PROGRESS,
                        CaseState.ANSWERED);
        assertThat(seen.dueOn()).isNull();
    }

    @Test
    void ofTwoOfficersWhoStepAtOnceOneWins() throws Exception {
        var file = city.open(contact()).file();
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<CaseFile>> both = List.of(
                    () -> officers.step(file.id(), plain(CaseState.IN_PROGRESS, file.version()), kim, true),
                    () -> officers.step(file.id(), plain(CaseState.IN_PROGRESS, file.version()), lee, true));

            var outcomes = pool.invokeAll(both).stream().map(CaseTests::failure).toList();

            assertThat(outcomes.stream().filter(Optional::isEmpty)).hasSize(1);
            var lost = outcomes.stream().flatMap(Optional::stream).findFirst().orElseThrow();
            assertThat(lost).isInstanceOf(CaseConflictException.class);
            assertThat(((CaseConflictException) lost).current().version()).isEqualTo(file.version() + 1);
        }
    }

    @Test
    void whatGoesToAndFroIsDecidedAbove() {
        var file = city.open(contact()).file();

        var first = pass(file, city.jongno);
        var second = pass(first, city.mapo);
        assertThat(second.bounces()).isEqualTo(2);
        var third = pass(second, city.jongno);
        assertThat(third.state()).isEqualTo(CaseState.COORDINATION);
        assertThat(third.organisation()).isEqualTo(city.city);

        var decided = pass(third, city.mapo);
        assertThat(decided.state()).isEqualTo(CaseState.TRIAGED);
        assertThat(decided.organisation()).isEqualTo(city.mapo);
        assertThat(told.codes()).containsExactly("case.received", "case.passed", "case.passed", "case.passed");
    }

    @Test
    void handingOnNeedsAReasonAndSomebodyElse() {
        var file = city.open(contact()).file();

        assertThatThrownBy(() -> officers.step(file.id(), plain(CaseState.TRIAGED, file.version()), kim, true))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("reason"));
        assertThatThrownBy(() -> pass(file, city.transport))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("organisation"));
    }

    @Test
    void whoeverWroteAnAnswerDoesNotApproveIt() {
        var file = city.open(contact()).file();
        var draft = officers.step(file.id(), text(CaseState.APPROVAL, "초안", file.version()), kim, true);

        assertThatThrownBy(() -> officers.step(file.id(), answer(null, draft.version()), kim, true))
                .isInstanceOf(Problem.class);
        var answered = officers.step(file.id(), answer(null, draft.version()), lee, true);

        assertThat(answered.state()).isEqualTo(CaseState.ANSWERED);
        assertThat(cases.words(file.id()).getLast().text()).isEqualTo("초안");
        assertThat(told.last().text()).contains("초안");
    }

    @Test
    void anAnswerNamesHowItEnds() {
        var file = city.open(contact()).file();

        assertThatThrownBy(() -> officers.step(file.id(), text(CaseState.ANSWERED, "답", file.version()), kim, true))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("closingReason"));
    }

    @Test
    void silenceEndsACaseOnlyAfterTwoQuestions() {
        var file = city.open(contact()).file();
        var once = officers.step(file.id(), text(CaseState.WAITING_CITIZEN, "어디인가요?", file.version()), kim, true);
        var reject = new CaseStep(
                CaseState.REJECTED, "답이 없습니다", null, null, null, ClosingReason.INVALID, null, once.version());

        assertThatThrownBy(() -> officers.step(file.id(), reject, kim, true)).isInstanceOf(InvalidFieldException.class);
        var twice = officers.step(file.id(), text(CaseState.WAITING_CITIZEN, "어디인가요?", once.version()), kim, true);
        var ended = officers.step(
                file.id(),
                new CaseStep(
                        CaseState.REJECTED, "답이 없습니다", null, null, null, ClosingReason.INVALID, null, twice.version()),
                kim,
                true);

        assertThat(ended.state()).isEqualTo(CaseState.REJECTED);
        assertThatThrownBy(() -> step(file.id(), CaseState.IN_PROGRESS, null, kim))
                .isInstanceOf(IllegalStepException.class);
    }

    @Test
    void aCitizenAsksFurtherAndRatesEachAnswerOnce() {
        var opened = answered();
        var key = key(opened);
        assertThat(citizens.rate(key, 4)).isEqualTo(CitizenCases.Done.DONE);
        city.clock.advance(Duration.ofDays(3));
        assertThat(citizens.rate(key, 2)).as("changed within a week").isEqualTo(CitizenCases.Done.DONE);
        city.clock.advance(Duration.ofDays(5));
        assertThat(citizens.rate(key, 5)).isEqualTo(CitizenCases.Done.NOT_NOW);

        var seen = citizens.find(key).orElseThrow();
        assertThat(seen.rating()).isEqualTo(2);
        assertThat(citizens.askMore(key, "아직 안 섭니다", seen.version())).isEqualTo(CitizenCases.Done.DONE);
        assertThat(citizens.askMore(key, "아직 안 섭니다", seen.version())).isEqualTo(CitizenCases.Done.NOT_NOW);
        var again = cases.find(opened.file().id()).orElseThrow();
        assertThat(again.state()).isEqualTo(CaseState.ADDITIONAL);
        assertThat(again.officer()).as("whoever answered has it again").isEqualTo(kim);
        assertThat(again.dueAt()).isAfter(city.clock.instant());
        officers.step(again.id(), answer("다시 알렸습니다", again.version()), kim, true);
        assertThat(citizens.rate(key, 5)).as("a new answer").isEqualTo(CitizenCases.Done.DONE);
    }

    @Test
    void answersNobodyAsksAboutEndTheirCases() {
        var opened = answered();
        city.clock.advance(Duration.ofDays(14));

        city.bean(CaseTimers.class).answeredCasesAreClosed();

        assertThat(cases.find(opened.file().id()).orElseThrow().state()).isEqualTo(CaseState.CLOSED);
        assertThat(citizens.find(key(opened)).orElseThrow().mayAskMore()).isTrue();
    }

    @Test
    void numberAndCodeOpenACaseTogetherOrNotAtAll() {
        var one = city.open(contact());
        var other = city.open(contact());

        assertThat(citizens.find(key(one))).isPresent();
        assertThat(citizens.find(
                        new CitizenCases.Key(one.file().number().replace("-", ""), " " + one.code(), "1.1.1.1")))
                .isPresent();
        assertThat(citizens.find(new CitizenCases.Key(one.file().number(), other.code(), "1.1.1.2")))
                .isEmpty();
        assertThat(citizens.find(new CitizenCases.Key("0101-9999", one.code(), "1.1.1.3")))
                .isEmpty();
        assertThat(citizens.find(new CitizenCases.Key("' OR 1=1", one.code(), "1.1.1.4")))
                .isEmpty();
    }

    @Test
    void guessingIsEnded() {
        var opened = city.open(contact());
        for (int i = 0; i < 20; i++) {
            assertThat(citizens.find(new CitizenCases.Key(opened.file().number(), "0000000" + i % 10, "2.2.2." + i)))
                    .isEmpty();
        }

        assertThatThrownBy(
                        () -> citizens.find(new CitizenCases.Key(opened.file().number(), opened.code(), "2.2.3.1")))
                .isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void theCitizenSeesNothingOfWhatIsInternal() {
        var opened = city.open(contact());
        var id = opened.file().id();
        cases.note(id, "블랙컨슈머 아님", false, kim);
        cases.note(id, "현장을 확인하고 있습니다", true, kim);

        var seen = citizens.find(key(opened)).orElseThrow();

        assertThat(seen.said()).extracting(CitizenCase.Said::text).containsExactly("현장을 확인하고 있습니다");
    }

    @Test
    void aCitizensCasesAreFoundFromAnotherContact() {
        var phone = phone();
        var opened = city.open(city.contact(phone));
        var later = city.contact(phone);

        var contact = city.bean(InteractionQueries.class).find(later).orElseThrow();

        assertThat(city.bean(CaseQueries.class).ofCitizen(contact))
                .extracting(CaseFile::id)
                .containsExactly(opened.file().id());
        assertThat(city.bean(CaseQueries.class).of(later)).isEmpty();
    }

    @Test
    void theMostUrgentComesFirstAndWhatWaitsForTheCitizenLast() {
        var list = city.staff("list" + phones, "CASE_OFFICER", city.mapo);
        var late = openAt(city.mapo, CaseType.PROPOSAL);
        var soon = openAt(city.mapo, CaseType.SIMPLE);
        var paused = openAt(city.mapo, CaseType.SIMPLE);
        officers.step(paused.id(), text(CaseState.WAITING_CITIZEN, "어디인가요?", paused.version()), list, true);

        var queries = city.bean(CaseQueries.class);
        var all = queries.open(List.of(city.mapo), Optional.empty(), Optional.empty(), 10);

        assertThat(all).extracting(CaseFile::id).containsSubsequence(soon.id(), late.id(), paused.id());
        assertThat(queries.open(
                        List.of(city.mapo),
                        Optional.empty(),
                        Optional.of(late.id().value()),
                        10))
                .extracting(CaseFile::id)
                .contains(paused.id())
                .doesNotContain(soon.id());
        city.clock.advance(Duration.ofDays(1));
        assertThat(cases.find(soon.id()).orElseThrow().overdue(city.clock.instant()))
                .isTrue();
    }

    @Test
    void wordsAreErasedWithTheirContactWhenTheCaseIsOver() {
        var open = city.open(contact());
        var over = answered();
        city.clock.advance(Duration.ofDays(14));
        city.bean(CaseTimers.class).answeredCasesAreClosed();
        var erasure = city.bean(CaseErasure.class);
        for (var each : List.of(open, over)) {
            city.inTransaction(() -> {
                erasure.erase(each.file().interaction());
                return true;
            });
        }

        assertThat(cases.find(open.file().id()).orElseThrow().text()).isNotEmpty();
        assertThat(erasure.needs(Objects.requireNonNull(open.file().identity())))
                .isTrue();
        var erased = cases.find(over.file().id()).orElseThrow();
        assertThat(erased.text()).isEmpty();
        assertThat(erased.erasedAt()).isNotNull();
        assertThat(cases.words(erased.id()))
                .allSatisfy(word -> assertThat(word.text()).isEmpty());
        assertThat(erasure.needs(Objects.requireNonNull(over.file().identity())))
                .isFalse();
    }

    @Test
    void aCaseWhoseContactIsGoneIsErasedWhenItEnds() {
        var opened = city.open(contact());
        city.sql(
                "UPDATE interaction SET erased_at = arrived_at WHERE id = ?",
                opened.file().interaction().value());

        officers.step(
                opened.file().id(),
                new CaseStep(
                        CaseState.WITHDRAWN,
                        "전화로 거두었습니다",
                        null,
                        null,
                        null,
                        null,
                        null,
                        opened.file().version()),
                city.agent,
                false);

        assertThat(cases.find(opened.file().id()).orElseThrow().erasedAt()).isNotNull();
    }

    @Test
    void aRowThatDisagreesWithTheLogIsNamed() {
        var file = city.open(contact()).file();
        city.sql(
                "UPDATE case_file SET state = 'ANSWERED' WHERE id = ?",
                file.id().value());

        var page = book();

        city.sql(
                "UPDATE case_file SET state = 'TRIAGED' WHERE id = ?", file.id().value());
        assertThat(page.differences()).hasSize(1);
        assertThat(page.differences().getFirst().toString()).contains(file.id().toString(), "ANSWERED", "TRIAGED");
    }

    private BookPage book() {
        return city.bean(CaseBooks.class).casesBook().check(Instant.EPOCH);
    }

    private OpenedCase answered() {
        var opened = city.open(contact());
        officers.step(opened.file().id(), answer("기사에게 알렸습니다", opened.file().version()), kim, true);
        return opened;
    }

    private CaseFile openAt(OrganisationId organisation, CaseType type) {
        return cases.open(new NewCase(Ids.next(), contact(), type, organisation, "가로등", "꺼졌습니다", null), city.agent)
                .file();
    }

    private CaseFile pass(CaseFile file, OrganisationId to) {
        return officers.step(
                file.id(),
                new CaseStep(CaseState.TRIAGED, "우리 일이 아닙니다", null, null, to, null, null, file.version()),
                kim,
                true);
    }

    private CaseFile step(CaseId id, CaseState to, @Nullable String text, StaffId by) {
        return officers.step(id, text(to, text, cases.find(id).orElseThrow().version()), by, true);
    }

    private static CaseStep plain(CaseState to, int version) {
        return text(to, null, version);
    }

    private static CaseStep text(CaseState to, @Nullable String text, int version) {
        return new CaseStep(to, null, null, null, null, null, text, version);
    }

    private static CaseStep answer(@Nullable String text, int version) {
        return new CaseStep(CaseState.ANSWERED, null, null, null, null, ClosingReason.RESOLVED, text, version);
    }

    private static CitizenCases.Key key(OpenedCase opened) {
        return new CitizenCases.Key(opened.file().number(), opened.code(), "127.0.0.1");
    }

    private InteractionId contact() {
        return city.contact(phone());
    }

    private String phone() {
        return "+8210%08d".formatted(++phones);
    }

    private static Optional<Throwable> failure(Future<CaseFile> future) {
        try {
            future.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.ofNullable(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        }
    }
}
