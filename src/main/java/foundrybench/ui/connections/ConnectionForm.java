package foundrybench.ui.connections;

import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionDraft;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.ui.kit.Words;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One connection while it is edited: what was typed, the endpoint's normal form, and what is wrong first.
public final class ConnectionForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Connection.Kind> kind = new SimpleObjectProperty<>(Connection.Kind.AZURE);
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final ObjectProperty<SignInWay> way = new SimpleObjectProperty<>(SignInWay.VARIABLE);
    private final StringProperty variable = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty vault = new SimpleStringProperty("");
    private final StringProperty secret = new SimpleStringProperty("");
    private final StringProperty scope = new SimpleStringProperty("");
    private final StringProperty apiVersion = new SimpleStringProperty("");
    private final StringProperty group = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper normalised = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper isFixed = new ReadOnlyBooleanWrapper();
    private @Nullable Connection connection;
    private @Nullable Connection ofFile; // the one shown, if its key is in a file
    private @Nullable Connection simulation; // the one shown, if it is simulated

    public ConnectionForm() {
        InvalidationListener check = _ -> check();
        for (var text : new StringProperty[] {name, endpoint, variable, key, vault, secret, scope, apiVersion, group}) {
            text.addListener(check);
        }
        kind.addListener(check);
        way.addListener(check);
        clear();
    }

    /// Empty, with the usual values.
    public void clear() {
        simulation = null;
        isFixed.set(false);
        ofFile = null;
        name.set("");
        kind.set(Connection.Kind.AZURE);
        endpoint.set("");
        way.set(SignInWay.VARIABLE);
        variable.set("FOUNDRY_API_KEY");
        key.set("");
        vault.set("");
        secret.set("");
        scope.set(Auth.Entra.COGNITIVE_SERVICES);
        apiVersion.set("");
        group.set("");
        check();
    }

    /// Fills it with a connection, to be edited. The simulation has nothing to edit.
    public void show(Connection shown) {
        clear();
        if (shown.simulated()) {
            simulation = shown;
            isFixed.set(true);
            way.set(SignInWay.NONE);
        } else {
            fill(shown);
        }
        name.set(shown.name());
    }

    private void fill(Connection shown) {
        kind.set(shown.kind());
        endpoint.set(shown.endpoint().toString());
        way.set(SignInWay.of(shown.auth()));
        apiVersion.set(shown.apiVersion());
        group.set(text(shown.resource().group()));
        vault.set(text(shown.resource().vault()));
        secret.set(text(shown.resource().secret()));
        switch (shown.auth()) {
            case Auth.EnvironmentKey(var named) -> variable.set(named);
            case Auth.FileKey _ -> {
                ofFile = shown;
                check();
            }
            case Auth.KeyVault(var named, var its) -> {
                vault.set(named);
                secret.set(its);
            }
            case Auth.Entra(var named) -> scope.set(named);
            case Auth.MemoryKey _, Auth.None() -> {}
        }
    }

    /// What it makes; `null` while something is wrong.
    public @Nullable Connection connection() {
        return connection;
    }

    /// The key that was typed; `null` when another way is chosen.
    public @Nullable String typedKey() {
        return way.get() == SignInWay.TYPED && !key.get().isBlank() ? key.get().strip() : null;
    }

    private void check() {
        connection = simulation;
        if (simulation != null) {
            normalised.set(Words.of("connections.simulation"));
            problem.set("");
            return;
        }
        try {
            var made = draft().toConnection();
            checkFile(made);
            connection = made;
            normalised.set(Words.of("connections.normalised", made.endpoint(), routes(made)));
            var missing = way.get() == SignInWay.TYPED && key.get().isBlank();
            problem.set(missing ? Words.of("connections.key-missing") : "");
        } catch (CatalogException e) {
            normalised.set("");
            boolean isUntouched = name.get().isBlank() && endpoint.get().isBlank();
            problem.set(isUntouched ? Words.of("connections.begin") : String.valueOf(e.getMessage()));
        }
    }

    /// A key in a file goes to the endpoint that stands beside it, and nowhere else.
    private void checkFile(Connection made) throws CatalogException {
        if (made.auth() instanceof Auth.FileKey(var file, _) && ofFile != null && !made.endpoint().equals(ofFile.endpoint())) {
            throw new CatalogException(Words.of("connections.file-elsewhere", file, ofFile.endpoint()));
        }
    }

    private static String routes(Connection made) {
        return switch (made.kind()) {
            case AZURE -> Words.of("connections.routes.azure", made.apiVersion());
            case OPENAI -> Words.of("connections.routes.openai");
        };
    }

    private ConnectionDraft draft() {
        return new ConnectionDraft(name.get(), kind.get(), endpoint.get(), auth(), given(apiVersion), given(group));
    }

    private @Nullable Auth auth() {
        return switch (way.get()) {
            case FILE -> ofFile == null ? null : ofFile.auth();
            case VARIABLE -> new Auth.EnvironmentKey(variable.get().strip());
            case TYPED -> new Auth.MemoryKey(name.get().strip());
            case VAULT -> new Auth.KeyVault(vault.get().strip(), secret.get().strip());
            case ENTRA -> new Auth.Entra(scope.get().strip());
            case NONE -> new Auth.None();
        };
    }

    private static @Nullable String given(StringProperty text) {
        return text.get().isBlank() ? null : text.get().strip();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    public StringProperty name() {
        return name;
    }

    public ObjectProperty<Connection.Kind> kind() {
        return kind;
    }

    public StringProperty endpoint() {
        return endpoint;
    }

    public ObjectProperty<SignInWay> way() {
        return way;
    }

    public StringProperty variable() {
        return variable;
    }

    public StringProperty key() {
        return key;
    }

    public StringProperty vault() {
        return vault;
    }

    public StringProperty secret() {
        return secret;
    }

    public StringProperty scope() {
        return scope;
    }

    public StringProperty apiVersion() {
        return apiVersion;
    }

    public StringProperty group() {
        return group;
    }

    /// The endpoint in its normal form and what is asked there; empty while something is wrong.
    public ReadOnlyStringProperty normalised() {
        return normalised.getReadOnlyProperty();
    }

    /// Whether nothing can be typed: the simulation needs none of it.
    public ReadOnlyBooleanProperty isFixed() {
        return isFixed.getReadOnlyProperty();
    }

    /// What is wrong first; empty when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }
}
