package org.dasan.knowledgebase.search;

import java.util.regex.Pattern;

/// The parts of a Korean question that are in every question: "where do I", "can one", "please tell me". Pairs of
/// their syllables would find whatever else is put as a question.
final class Fillers {
    private static final Pattern WORDS = Pattern.compile("(?<=^|\\s)(어디(서|에서|로|에)?|언제(까지|부터)?|얼마(나|예요|인가요)?|어떻게|어떡해|"
            + "무엇(을|이)?|뭐(가|를)?|왜|좀|수|있는|있을|하는|되는|방법(이|을|은)?|알려|알고|문의|관련|대해|대한)(?=\\s|$|\\?)");
    private static final Pattern ENDINGS = Pattern.compile("(을까요|인가요|한가요|된가요|되나요|하나요|있나요|없나요|가나요|나요|까요|는데요|은데요|데요|려고요|"
            + "고요|해요|돼요|세요|네요|어요|아요|에요|예요|습니다|습니까|합니다|합니까|입니다|입니까|됩니까|됩니다|주세요|싶어요|싶은데|하려면|"
            + "하려고|려면|는지|은지|인지|한지|해줘|알려줘|니다|니까)(?=\\s|$|[?.!])");

    private Fillers() {}

    /// The question without them; as it is when nothing else is in it.
    static String without(String folded) {
        var rest = ENDINGS.matcher(WORDS.matcher(folded).replaceAll(" ")).replaceAll(" ");
        return Folding.joined(rest).length() >= 2 ? rest : folded;
    }
}
