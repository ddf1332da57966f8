package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.FailureKind;
import foundrybench.wire.Json;
import org.jspecify.annotations.Nullable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the kept answers do not reach; those are in [ConformanceTest].
class FailureRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | {"error": {"code": "unsupported_value", "message": "m"}}                  | UNSUPPORTED_PARAMETER
            400 | {"error": {"code": "invalid_value", "message": "m"}}                      | BAD_REQUEST
            400 | {"error": {"code": "CONTENT_FILTER", "message": "m"}}                     | CONTENT_FILTER
            400 | {"error": {"code": null, "message": "m", "inner_error": {"code": "ResponsibleAIPolicyViolation"}}} | CONTENT_FILTER
            400 | {"error": {"message": "This model's maximum context length is 5 tokens."}} | CONTEXT_LENGTH
            400 | {"error": {"message": "This model is not supported with responses API."}} | UNSUPPORTED_OPERATION
            400 | {"error": {"message": "m is NOT SUPPORTED in the Responses API"}}         | UNSUPPORTED_OPERATION
            400 | {"error": {"message": "The embeddings operation does not work with the specified model, M."}} | UNSUPPORTED_OPERATION
            400 | {}                                                                        | BAD_REQUEST
            413 | {}                                                                        | BAD_REQUEST
            422 | {"error": {"code": "unsupported_parameter"}}                              | UNSUPPORTED_PARAMETER
            401 | {"error": {"code": "PermissionDenied", "message": "m"}}                   | PERMISSION
            401 | {"error": {"code": "401", "message": "The principal x lacks the required data action y."}} | PERMISSION
            401 | {"statusCode": 401, "message": "Unauthorized"}                            | AUTH
            403 | {"error": {"code": "403", "message": "Access denied due to Virtual Network/Firewall rules."}} | NETWORK_DENIED
            403 | {"error": {"code": "403", "message": "This resource is blocked."}}        | PERMISSION
            404 | {"error": {"code": "model_not_found", "message": "m"}}                    | DEPLOYMENT_NOT_FOUND
            404 | {"error": {"code": "404", "message": "Resource not found"}}               | NOT_FOUND
            404 | {"error": {"code": null, "type": "not_found_error", "message": "model 'nope' not found"}} | DEPLOYMENT_NOT_FOUND
            404 | {"error": {"message": "model \\"nope\\" not found, try pulling it first"}}  | DEPLOYMENT_NOT_FOUND
            404 | {"error": {"code": 404, "message": "The model ``nope`` does not exist."}}  | DEPLOYMENT_NOT_FOUND
            404 | {"error": {"message": "The requested URL /v1/models was not found."}}    | NOT_FOUND
            408 | {}                                                                        | TIMEOUT
            410 | {}                                                                        | NOT_FOUND
            418 | {}                                                                        | BAD_REQUEST
            429 | {"error": {"code": "insufficient_quota"}}                                 | QUOTA
            429 | {}                                                                        | RATE_LIMIT
            500 | {}                                                                        | SERVER_ERROR
            502 | {}                                                                        | BAD_GATEWAY
            503 | {}                                                                        | UNAVAILABLE
            504 | {}                                                                        | TIMEOUT
            529 | {}                                                                        | SERVER_ERROR
            302 | {}                                                                        | MALFORMED
            """)
    void theStatusAndThenTheBodyDecide(int status, String body, FailureKind kind) throws Exception {
        assertEquals(kind, FailureRules.ofStatus(status, ErrorBody.read(Json.parse(body), UnaryOperator.identity())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error": {"code": "rate_limit_exceeded"}}                              | RATE_LIMIT
            {"error": {"code": "RateLimitReached"}}                                 | RATE_LIMIT
            {"error": {"code": null, "type": "too_many_requests"}}                  | RATE_LIMIT
            {"error": {"type": "rate_limit_error"}}                                 | RATE_LIMIT
            {"error": {"message": "Rate limit reached"}}                            | RATE_LIMIT
            {"error": {"code": "x", "message": "Rate limit reached"}}               | STREAM_ERROR
            {"error": {"code": "429"}}                                              | RATE_LIMIT
            {"error": {"code": 429}}                                                | RATE_LIMIT
            {"error": {"code": "server_error", "type": "rate_limit_error"}}         | SERVER_ERROR
            {"error": {"code": "content_filter"}}                                   | CONTENT_FILTER
            {"error": {"code": "x", "innererror": {"code": "ResponsibleAIPolicyViolation"}}} | CONTENT_FILTER
            {"error": {"code": "context_length_exceeded"}}                          | CONTEXT_LENGTH
            {"error": {"code": "insufficient_quota", "type": "rate_limit_error"}}   | QUOTA
            {"error": "rate limit"}                                                 | RATE_LIMIT
            {"type": "error", "code": "server_error", "message": "m"}               | SERVER_ERROR
            {"type": "error", "message": "m"}                                       | STREAM_ERROR
            {}                                                                      | STREAM_ERROR
            """)
    void inAStreamTheCodeDecidesThenTheType(String body, FailureKind kind) throws Exception {
        assertEquals(kind, FailureRules.inStream(ErrorBody.read(Json.parse(body), UnaryOperator.identity())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            {"error": {"code": "c", "type": "t", "message": "m", "innererror": {"code": "i"}}} | c | t | m | i
            {"code": "c", "type": "t", "message": "m"}      | c | t | m | -
            {"type": "error", "code": "c", "message": "m"}  | c | - | m | -
            {"error": "plain words"}                        | - | - | plain words | -
            {"statusCode": 401, "message": "m"}             | 401 | - | m | -
            {"error": {"code": "", "message": null}}        | - | - | - | -
            {"error": {"code": {"a": 1}, "message": ["m"]}} | - | - | - | -
            {"error": null, "message": "m"}                 | - | - | m | -
            """)
    void anErrorIsReadInEachOfItsForms(
            String body,
            @Nullable String code,
            @Nullable String type,
            @Nullable String message,
            @Nullable String inner)
            throws Exception {
        assertEquals(new ErrorBody(code, type, message, inner, null), ErrorBody.read(Json.parse(body), UnaryOperator.identity()));
    }
}
