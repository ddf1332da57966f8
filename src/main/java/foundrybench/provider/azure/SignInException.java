package foundrybench.provider.azure;

import foundrybench.model.SignInTrouble.NotSignedIn;

/// No way to sign in gave a token. Unchecked, to pass through Azure's libraries.
final class SignInException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient NotSignedIn trouble;

    SignInException(NotSignedIn trouble) {
        super("no way to sign in gave a token", null, false, false);
        this.trouble = trouble;
    }

    NotSignedIn trouble() {
        return trouble;
    }
}
