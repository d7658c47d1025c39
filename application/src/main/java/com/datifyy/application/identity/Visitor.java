package com.datifyy.application.identity;

import com.datifyy.application.shared.Network;
import com.datifyy.domain.identity.Device;

/// Who is at the door: what a client says about itself, and where it comes from as far as that can be
/// trusted.
///
/// @param userAgent what the client calls itself, shortened and cleaned; may be empty
public record Visitor(Device device, Network network, String userAgent) {
    private static final int LONGEST_AGENT = 200;

    public Visitor {
        String printable = userAgent.replaceAll("[^ -~]", "").strip();
        userAgent = printable.length() > LONGEST_AGENT ? printable.substring(0, LONGEST_AGENT) : printable;
    }

    public Visitor(Device device, Network network) {
        this(device, network, "");
    }
}
