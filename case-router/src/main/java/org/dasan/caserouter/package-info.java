/// Eung-Dap-So: what cannot be answered at once becomes a case that an organisation must answer.
///
/// | part | here |
/// |---|---|
/// | what a case is and what may become of it | [CaseFile], [CaseState], [CaseType], [ClosingReason] |
/// | what is done to it | [Cases] for staff, [CitizenCases] for the citizen, [CaseTimers] for time alone |
/// | until when | [CaseClock] over [CaseTerm] |
/// | what happened | [CaseEvent] in the log, [CaseWords] beside it |
/// | what the citizen is told | [CaseNotices] |
@NullMarked
@ApplicationModule(displayName = "Case router")
package org.dasan.caserouter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
