package io.headgate.service.web.boundary;

import io.headgate.service.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what fails outside any controller (filters, the container) with the same problems. */
@Hidden
@RestController
class ErrorAnswers implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        var attribute = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = attribute instanceof Integer code ? HttpStatus.resolve(code) : null;
        var known = status == null ? HttpStatus.NOT_FOUND : status;
        return Problems.answer(
                known, known.name(), known.getReasonPhrase() + ".", List.of(), Map.of(), null, HttpHeaders.EMPTY);
    }
}
