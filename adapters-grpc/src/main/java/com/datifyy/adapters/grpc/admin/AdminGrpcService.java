package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;

/// The staff's rpcs, all declared and none built yet: the generated base answers UNIMPLEMENTED.
public final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {}
