package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a lead reaches an endpoint. A method is available when delivery has a transport for it: this is the one place that
 * the validator, routing and the portal read, and delivery does not start when its transports are others.
 */
public enum Method {
    @JsonProperty("webhook")
    WEBHOOK(Address.URL, true),
    @JsonProperty("http")
    HTTP(Address.URL, true),
    @JsonProperty("soap")
    SOAP(Address.URL, false),
    @JsonProperty("email")
    EMAIL(Address.MAILBOX, true),
    @JsonProperty("sms")
    SMS(Address.PHONE, false),
    @JsonProperty("salesforce")
    SALESFORCE(Address.URL, false),
    @JsonProperty("hubspot")
    HUBSPOT(Address.URL, false),
    @JsonProperty("dynamics")
    DYNAMICS(Address.URL, false),
    @JsonProperty("zoho")
    ZOHO(Address.URL, false),
    @JsonProperty("google_sheet")
    GOOGLE_SHEET(Address.URL, false),
    @JsonProperty("sftp_csv")
    SFTP_CSV(Address.URL, false),
    @JsonProperty("portal")
    PORTAL(Address.NONE, false);

    /** What an endpoint of a method is addressed by. */
    public enum Address {
        URL(delivery -> delivery.url() == null ? none() : new Destination.HttpDestination(delivery.url())),
        MAILBOX(delivery -> delivery.to() == null ? none() : new Destination.MailDestination(delivery.to())),
        PHONE(delivery -> delivery.to() == null ? none() : new Destination.PhoneDestination(delivery.to())),
        NONE(_ -> none());

        private final Function<Delivery, Destination> reader;

        Address(Function<Delivery, Destination> reader) {
            this.reader = reader;
        }

        Destination read(Delivery delivery) {
            return reader.apply(delivery);
        }

        private static Destination none() {
            return new Destination.NoDestination();
        }
    }

    private final Address address;
    private final boolean available;

    Method(Address address, boolean available) {
        this.address = address;
        this.available = available;
    }

    public Address address() {
        return address;
    }

    /** Whether this version delivers by it; endpoints of other methods are accepted and never eligible. */
    public boolean isAvailable() {
        return available;
    }

    /** The methods that this version delivers by, for people. */
    public static String availableInWords() {
        return Arrays.stream(values())
                .filter(Method::isAvailable)
                .map(method -> method.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }
}
