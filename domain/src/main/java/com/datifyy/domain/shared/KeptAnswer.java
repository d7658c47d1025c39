package com.datifyy.domain.shared;

/// The answer to a request as the transport wrote it, kept to be given again.
///
/// @param status the transport's number for how it went; 0 where it has none
public record KeptAnswer(int status, String body) {
    @Override
    public String toString() {
        return "KeptAnswer[" + status + "]";
    }
}
