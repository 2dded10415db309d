package org.dasan.server.access;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.Role;
import org.dasan.city.VisitorTokens;
import org.dasan.city.access.Open;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.VisitorOnly;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.dasan.server.Caller;
import org.dasan.server.Caller.Answer;
import org.dasan.server.RunningServer;
import org.dasan.server.access.Endpoints.Endpoint;
import org.dasan.store.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ResourceLoader;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every endpoint × nobody, a visitor, each role where the object belongs, and the same role elsewhere. What
/// is expected follows from the endpoint's rule alone; an endpoint without one fails.
@RunningServer
@Import(SubjectSamples.class)
class EndpointAccessTest {
    private static final String PASSWORD = "for-this-test";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z]+)(:[^{}]*)?}");
    private static final Set<String> REFUSALS = Set.of(
            "/problems/forbidden", "/problems/csrf", "/problems/password-change-required", "/problems/not-signed-in");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private ObjectProvider<SubjectSample> samples;

    @Autowired
    private ObjectProvider<SampleLoader> loaders;

    @Autowired
    private ResourceLoader resources;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Directory directory;

    @Autowired
    private VisitorTokens tokens;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        var files = new SampleFiles(resources, "classpath:access/");
        var city = loaders.orderedStream().findFirst().orElseThrow(); // the others find nothing of theirs there
        transaction.executeWithoutResult(_ -> city.load(files));
        directory.reload();
    }

    @Test
    void everyEndpointCarriesExactlyOneRule() {
        assertThat(Endpoints.of(mapping))
                .isNotEmpty()
                .allSatisfy(endpoint -> assertThat(endpoint.rules())
                        .as("access rules of %s (%s)", endpoint, endpoint.handler())
                        .hasSize(1));
    }

    @Test
    void everyKindOfObjectHasASample() {
        var known = samples.stream().map(SubjectSample::subject).toList();

        var named = Endpoints.of(mapping).stream()
                .flatMap(endpoint -> endpoint.rules().stream())
                .filter(StaffOnly.class::isInstance)
                .map(rule -> ((StaffOnly) rule).subject())
                .filter(subject -> !subject.isEmpty())
                .distinct();

        assertThat(named).allSatisfy(subject -> assertThat(known).contains(subject));
    }

    @TestFactory
    Stream<DynamicTest> opensToThoseItsRuleNamesAndToNobodyElse() {
        var home = directory.entryPoint("embed").orElseThrow();
        var ids = samples.stream().collect(toMap(SubjectSample::subject, sample -> made(sample, home)));
        return Endpoints.of(mapping).stream()
                .filter(endpoint -> endpoint.rules().size() == 1)
                .flatMap(endpoint -> callers().stream()
                        .map(person ->
                                dynamicTest(endpoint + " · " + person, () -> check(endpoint, person, ids, home))));
    }

    private UUID made(SubjectSample sample, EntryPoint home) {
        var id = transaction.execute(_ -> sample.make(home));
        directory.reload(); // the sample may be somebody
        return id;
    }

    private enum Place {
        HOME,
        ELSEWHERE,
        NOWHERE
    }

    private enum Visitor {
        NONE,
        OF_THIS,
        OF_ANOTHER,
        FORGED
    }

    /// Somebody who calls: staff with one role in one place, or a visitor.
    private record Person(List<Role> roles, Place place, boolean staff, Visitor visitor) {
        @Override
        public String toString() {
            if (staff) {
                return roles.isEmpty()
                        ? "staff without a role"
                        : roles.getFirst() + " " + place.name().toLowerCase(Locale.ROOT);
            }
            return visitor == Visitor.NONE
                    ? "nobody"
                    : "visitor " + visitor.name().toLowerCase(Locale.ROOT);
        }
    }

    private static List<Person> callers() {
        var strangers =
                Arrays.stream(Visitor.values()).map(visitor -> new Person(List.of(), Place.NOWHERE, false, visitor));
        var staff = Stream.of(Place.HOME, Place.ELSEWHERE)
                .flatMap(place ->
                        Arrays.stream(Role.values()).map(role -> new Person(List.of(role), place, true, Visitor.NONE)));
        var nobody = Stream.of(new Person(List.of(), Place.NOWHERE, true, Visitor.NONE));
        return Stream.of(strangers, staff, nobody).flatMap(each -> each).toList();
    }

    private void check(Endpoint endpoint, Person person, Map<String, UUID> ids, EntryPoint home) {
        var conversation = Ids.next();
        var caller = caller(person, conversation, home);

        var answer = caller.send(endpoint.method(), path(endpoint, ids, conversation), null, "");

        switch (expected(endpoint, person)) {
            case 401 -> assertThat(answer.status()).as(answer.response().body()).isEqualTo(401);
            case 403 -> {
                assertThat(answer.status()).as(answer.response().body()).isEqualTo(403);
                assertThat(answer.problem()).isEqualTo("/problems/forbidden");
            }
            default ->
                assertThat(letIn(answer))
                        .as(answer.status() + answer.response().body())
                        .isTrue();
        }
    }

    /// The rule let the call through; what became of it is the business of other tests.
    private static boolean letIn(Answer answer) {
        return answer.status() < 500 && !REFUSALS.contains(answer.problem());
    }

    private static int expected(Endpoint endpoint, Person person) {
        return switch (endpoint.rule()) {
            case Open _ -> 200;
            case VisitorOnly _ ->
                switch (person.visitor) {
                    case OF_THIS -> 200;
                    case OF_ANOTHER -> 403;
                    case NONE, FORGED -> 401;
                };
            case StaffOnly rule -> expected(rule, person);
            default -> throw new IllegalStateException("unknown rule " + endpoint.rule());
        };
    }

    private static int expected(StaffOnly rule, Person person) {
        if (!person.staff) {
            return 401;
        }
        var needed = List.of(rule.role());
        var hasRole = needed.isEmpty() || person.roles.stream().anyMatch(needed::contains);
        var reachesObject = rule.subject().isEmpty() || person.place == Place.HOME;
        return hasRole && reachesObject && !rule.cityWide() ? 200 : 403; // everybody here belongs to a district
    }

    private Caller caller(Person person, UUID conversation, EntryPoint home) {
        var caller = Caller.on(port);
        if (person.staff) {
            var name = person.roles.isEmpty()
                    ? "nobody"
                    : (person.place + "-" + person.roles.getFirst()).toLowerCase(Locale.ROOT);
            return caller.withPassword(name, PASSWORD);
        }
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        return switch (person.visitor) {
            case NONE -> caller;
            case OF_THIS -> caller.withToken(tokens.issue(conversation, home.id(), tomorrow));
            case OF_ANOTHER -> caller.withToken(tokens.issue(Ids.next(), home.id(), tomorrow));
            case FORGED -> caller.withToken(tokens.issue(conversation, home.id(), tomorrow) + "x");
        };
    }

    private static String path(Endpoint endpoint, Map<String, UUID> ids, UUID conversation) {
        return VARIABLE.matcher(endpoint.path())
                .replaceAll(match -> Matcher.quoteReplacement(value(endpoint, match.group(1), ids, conversation)));
    }

    private static String value(Endpoint endpoint, String variable, Map<String, UUID> ids, UUID conversation) {
        return switch (endpoint.rule()) {
            case StaffOnly rule
            when !rule.subject().isEmpty() && rule.id().equals(variable) -> String.valueOf(ids.get(rule.subject()));
            case VisitorOnly rule when rule.conversation().equals(variable) -> conversation.toString();
            default ->
                Arrays.stream(endpoint.handler().getMethodParameters())
                                .anyMatch(parameter ->
                                        variable.equals(parameter.getParameter().getName())
                                                && parameter.getParameterType() == UUID.class)
                        ? Ids.next().toString()
                        : "some";
        };
    }
}
