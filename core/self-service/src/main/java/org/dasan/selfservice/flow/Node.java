package org.dasan.selfservice.flow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// One step of a flow. Names of nodes that come next stand in fields of their own; see [#exits].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Node.Say.class, name = "say"),
    @JsonSubTypes.Type(value = Node.Menu.class, name = "menu"),
    @JsonSubTypes.Type(value = Node.Collect.class, name = "collect"),
    @JsonSubTypes.Type(value = Node.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Node.LookUp.class, name = "look-up"),
    @JsonSubTypes.Type(value = Node.Hours.class, name = "hours"),
    @JsonSubTypes.Type(value = Node.Language.class, name = "language"),
    @JsonSubTypes.Type(value = Node.Queue.class, name = "queue"),
    @JsonSubTypes.Type(value = Node.Callback.class, name = "callback"),
    @JsonSubTypes.Type(value = Node.Voicemail.class, name = "voicemail"),
    @JsonSubTypes.Type(value = Node.Transfer.class, name = "transfer"),
    @JsonSubTypes.Type(value = Node.Survey.class, name = "survey"),
    @JsonSubTypes.Type(value = Node.HangUp.class, name = "hang-up")
})
public sealed interface Node {
    /// Says something.
    ///
    /// @param optional whether it is passed over when the prompt has nothing to say today, such as a notice
    record Say(String prompt, boolean optional, String next) implements Node {}

    /// Lets the caller choose by one key. `*` goes back and `#` says it again, unless they are options.
    ///
    /// @param person where who does not get on is brought; null: the flow's own
    record Menu(
            String prompt, List<Option> options, @Nullable String person) implements Node {
        public Menu {
            options = List.copyOf(options);
        }
    }

    /// What one key chooses.
    ///
    /// @param label what the agent reads of the caller's way; null: not worth a word
    record Option(String key, @Nullable Label label, String next) {}

    /// Asks for a number.
    ///
    /// @param into  under which name it is kept
    /// @param least how many digits there must be
    record Collect(
            String prompt,
            String into,
            int least,
            int most,
            @Nullable String person,
            String next) implements Node {}

    /// Reads out the standard answer whose number was collected.
    ///
    /// @param from    name of the collected number
    /// @param missing where to go when there is no such answer
    record Answer(String from, String next, String missing) implements Node {}

    /// Asks a service of the city and reads out what it says.
    ///
    /// @param fields field of the service to name of the collected number
    record LookUp(
            String service,
            String function,
            Map<String, String> fields,
            String next,
            String nothing,
            String unavailable)
            implements Node {
        public LookUp {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// Parts by opening hours.
    ///
    /// @param calendar null: the entry point's own
    record Hours(@Nullable String calendar, String open, String closed) implements Node {}

    /// Goes on in another language.
    record Language(String language, String next) implements Node {}

    /// Lets the caller wait for a person.
    ///
    /// @param queue      null: the entry point's for the language
    /// @param topic      what it is about; a topic's code
    /// @param afterAgent where it goes on when the agent has hung up and the caller has not
    record Queue(
            @Nullable String queue,
            @Nullable String topic,
            int priority,
            @Nullable String afterAgent) implements Node {}

    /// Promises to call back.
    ///
    /// @param number  name of the collected number; null: the one the caller calls from
    /// @param minutes when it falls due, counted from now or the next opening; at 0 the caller keeps their place
    ///                among those who wait
    /// @param prompt  said once it is promised
    /// @param failed  where to go when there is no number to call
    record Callback(@Nullable String number, int minutes, String prompt, String failed) implements Node {}

    /// Takes a message, which becomes a promise.
    ///
    /// @param longest seconds
    /// @param thanks  said once it is kept
    /// @param failed  where to go when nothing was said or it cannot be kept
    record Voicemail(String prompt, int longest, @Nullable String thanks, String failed) implements Node {}

    /// Joins the caller with a number outside.
    ///
    /// @param prompt said before
    /// @param failed where to go when nobody answers
    record Transfer(@Nullable String prompt, String number, String failed) implements Node {}

    /// Asks how satisfied the caller is, from 1 to 5, and ends the call.
    record Survey(String prompt, @Nullable String thanks) implements Node {}

    /// Ends the call.
    ///
    /// @param refused whether the caller was turned away; else they were served
    record HangUp(@Nullable String prompt, boolean refused) implements Node {}

    /// Where it can go on: place within the node, as the rest of a JSON pointer, to name of the node.
    default Map<String, String> exits() {
        var exits = new LinkedHashMap<String, String>();
        switch (this) {
            case Say say -> exits.put("/next", say.next());
            case Menu menu -> {
                for (int i = 0; i < menu.options().size(); i++) {
                    exits.put("/options/" + i + "/next", menu.options().get(i).next());
                }
                put(exits, "/person", menu.person());
            }
            case Collect collect -> {
                exits.put("/next", collect.next());
                put(exits, "/person", collect.person());
            }
            case Answer answer -> {
                exits.put("/next", answer.next());
                exits.put("/missing", answer.missing());
            }
            case LookUp lookUp -> {
                exits.put("/next", lookUp.next());
                exits.put("/nothing", lookUp.nothing());
                exits.put("/unavailable", lookUp.unavailable());
            }
            case Hours hours -> {
                exits.put("/open", hours.open());
                exits.put("/closed", hours.closed());
            }
            case Language language -> exits.put("/next", language.next());
            case Queue queue -> put(exits, "/afterAgent", queue.afterAgent());
            case Callback callback -> exits.put("/failed", callback.failed());
            case Voicemail voicemail -> exits.put("/failed", voicemail.failed());
            case Transfer transfer -> exits.put("/failed", transfer.failed());
            case Survey _, HangUp _ -> {}
        }
        return exits;
    }

    /// What it says: place within the node to code of the prompt.
    default Map<String, String> prompts() {
        var prompts = new LinkedHashMap<String, String>();
        switch (this) {
            case Say say -> prompts.put("/prompt", say.prompt());
            case Menu menu -> prompts.put("/prompt", menu.prompt());
            case Collect collect -> prompts.put("/prompt", collect.prompt());
            case Callback callback -> prompts.put("/prompt", callback.prompt());
            case Voicemail voicemail -> {
                prompts.put("/prompt", voicemail.prompt());
                put(prompts, "/thanks", voicemail.thanks());
            }
            case Transfer transfer -> put(prompts, "/prompt", transfer.prompt());
            case Survey survey -> {
                prompts.put("/prompt", survey.prompt());
                put(prompts, "/thanks", survey.thanks());
            }
            case HangUp hangUp -> put(prompts, "/prompt", hangUp.prompt());
            case Answer _, LookUp _, Hours _, Language _, Queue _ -> {}
        }
        return prompts;
    }

    /// Whether a person takes over here, now or later.
    default boolean reachesPerson() {
        return this instanceof Queue
                || this instanceof Callback
                || this instanceof Voicemail
                || this instanceof Transfer;
    }

    private static void put(Map<String, String> map, String place, @Nullable String value) {
        if (value != null) {
            map.put(place, value);
        }
    }
}
