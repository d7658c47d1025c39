/// People over gRPC: their profiles, whom they look for, and who fits.
@NullMarked
package com.datifyy.adapters.grpc.user;

import org.jspecify.annotations.NullMarked;
