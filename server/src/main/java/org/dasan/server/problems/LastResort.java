package org.dasan.server.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.dasan.city.access.Open;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/// What is refused before any controller or filter of ours is reached, such as a malformed address, and pages
/// that do not exist: whoever asked for one with a browser is led on by a page.
@RestController
class LastResort implements ErrorController {
    @Open
    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        var shown = status == null ? HttpStatus.NOT_FOUND : status; // nobody has a reason to ask for this page itself
        if (shown == HttpStatus.NOT_FOUND && Pages.wanted(request)) {
            return new ModelAndView("forward:/lost");
        }
        var problem = ProblemWriter.problem(
                shown, shown.is4xxClientError() ? "refused" : "internal", shown.getReasonPhrase() + ".");
        return ResponseEntity.status(shown)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
