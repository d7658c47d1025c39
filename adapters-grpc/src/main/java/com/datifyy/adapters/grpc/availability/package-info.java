/// The caller's own free hours over gRPC.
@NullMarked
package com.datifyy.adapters.grpc.availability;

import org.jspecify.annotations.NullMarked;
