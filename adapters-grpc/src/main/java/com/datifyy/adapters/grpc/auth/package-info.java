/// Registration, sign-in and tokens over gRPC.
@NullMarked
package com.datifyy.adapters.grpc.auth;

import org.jspecify.annotations.NullMarked;
