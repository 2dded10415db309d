package org.dasan.selfservice.run;

/// Which standard answer callers reach by which number.
public interface AnswerNumbers {
    /// The code of the answer; the number itself where nothing else is said.
    String codeOf(String number);
}
