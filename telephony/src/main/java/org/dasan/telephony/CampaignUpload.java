package org.dasan.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.access.Problem;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.masking.Masking;
import org.dasan.telephony.OutsideNumbers.Outside;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/// Reads a list of people to call: `number`, `number,language` or `number,language,reference`, one a line. Lines that
/// can be used are, whatever the others are like; each fault is told with its line.
@Component
class CampaignUpload {
    static final int MOST_LINES = 2_000;
    private static final int MOST_FAULTS = 200;
    private static final int LONGEST_REFERENCE = 60;
    private static final Set<String> HEADINGS = Set.of("number", "phone", "전화번호");

    private final CampaignMembers members;
    private final DoNotCall doNotCall;
    private final OutsideNumbers numbers;
    private final Identities identities;

    CampaignUpload(CampaignMembers members, DoNotCall doNotCall, OutsideNumbers numbers, Identities identities) {
        this.members = members;
        this.doNotCall = doNotCall;
        this.numbers = numbers;
        this.identities = identities;
    }

    /// What became of the lines.
    ///
    /// @param known  on the list already
    /// @param barred who do not want to be called
    /// @param faulty lines that could not be used; the first of them are told
    record Uploaded(int added, int known, int barred, int faulty, List<Fault> faults) {}

    /// A line that could not be used.
    ///
    /// @param line   counted from 1
    /// @param reason NUMBER (none, barred, or nobody's), LANGUAGE (two letters) or REFERENCE (too long)
    record Fault(int line, String reason) {}

    /// Adds the people of the list.
    ///
    /// @throws Problem when it has too many lines
    @Transactional
    public Uploaded read(Campaign campaign, String csv) {
        var lines = csv.lines().toList();
        if (lines.size() > MOST_LINES) {
            throw Problem.field("body", "has more than " + MOST_LINES + " lines");
        }
        int added = 0;
        int known = 0;
        int barred = 0;
        int faulty = 0;
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || (i == 0 && HEADINGS.contains(fields(line)[0].toLowerCase(Locale.ROOT)))) {
                continue;
            }
            var result = add(campaign, fields(line));
            switch (result) {
                case "ADDED" -> added++;
                case "KNOWN" -> known++;
                case "BARRED" -> barred++;
                default -> {
                    faulty++;
                    if (faults.size() < MOST_FAULTS) {
                        faults.add(new Fault(i + 1, result));
                    }
                }
            }
        }
        return new Uploaded(added, known, barred, faulty, faults);
    }

    private static String[] fields(String line) {
        var parts = line.replace("\uFEFF", "").split(",", 3);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].strip();
        }
        return parts;
    }

    /// @return ADDED, KNOWN, BARRED, or what is wrong as a [Fault] says it
    private String add(Campaign campaign, String[] fields) {
        var language = fields.length > 1 && !fields[1].isEmpty() ? fields[1] : "ko";
        var reference = fields.length > 2 ? fields[2] : "";
        if (!language.matches("[a-z]{2}")) {
            return "LANGUAGE";
        }
        if (reference.length() > LONGEST_REFERENCE) {
            return "REFERENCE";
        }
        Outside number;
        try {
            number = numbers.allowed(fields[0]);
        } catch (ErrorResponseException | InvalidFieldException _) {
            return "NUMBER";
        }
        var e164 = number.e164();
        if (e164 == null) {
            return "NUMBER";
        }
        var identity = identities.known(IdentityKind.PHONE, e164);
        if (doNotCall.holds(identity)) {
            return "BARRED";
        }
        return members.add(
                        campaign.code(),
                        identity,
                        language,
                        Masking.mask(reference).text())
                ? "ADDED"
                : "KNOWN";
    }
}
