package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.DisableSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.DisableSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.EnrollSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.GetSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RenewRecoveryCodesResponse;
import com.datifyy.application.identity.SecondFactor;

/// The calls about the caller's second factor.
final class SecondFactorCalls {
    private final SecondFactor secondFactor;

    SecondFactorCalls(SecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    GetSecondFactorResponse status() {
        var status = secondFactor.status(Callers.current());
        return GetSecondFactorResponse.newBuilder()
                .setEnabled(status.on())
                .setRecoveryCodesLeft(status.recoveryCodesLeft())
                .build();
    }

    EnrollSecondFactorResponse enrol(String password) {
        var enrolment = secondFactor.enrol(Callers.current(), password, Callers.visitor());
        return EnrollSecondFactorResponse.newBuilder()
                .setSecret(enrolment.secret())
                .setUri(enrolment.uri())
                .build();
    }

    ConfirmSecondFactorResponse confirm(String code) {
        return ConfirmSecondFactorResponse.newBuilder()
                .addAllRecoveryCodes(secondFactor.confirm(Callers.current(), code, Callers.visitor()))
                .build();
    }

    RenewRecoveryCodesResponse renew(String code) {
        return RenewRecoveryCodesResponse.newBuilder()
                .addAllRecoveryCodes(secondFactor.renewRecoveryCodes(Callers.current(), code, Callers.visitor()))
                .build();
    }

    DisableSecondFactorResponse disable(DisableSecondFactorRequest sent) {
        secondFactor.disable(Callers.current(), sent::getPassword, sent::getCode, Callers.visitor());
        return DisableSecondFactorResponse.newBuilder()
                .setSuccess(true)
                .setMessage("The second factor is off")
                .build();
    }
}
