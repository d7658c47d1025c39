package com.datifyy.application.watching;

/// A kind of work that is worth watching.
public enum Work {
    /// A request over HTTP; called like its route, as in `GET /api/v1/user/me`, or `-` where there is none.
    HTTP_REQUEST,
    /// A call over gRPC; called like its method, as in `datifyy.user.v1.UserService/GetMyProfile`.
    GRPC_CALL,
    /// What capabilities do for a request or a call that was let in.
    APPLICATION,
    /// A unit of work: one transaction.
    UNIT_OF_WORK,
    /// A statement that the database runs; called like its text, which holds no values.
    STATEMENT,
    /// A command to Redis; called like the command.
    REDIS_COMMAND,
    /// A comment that a provider of AI is asked for; ends with its result.
    AI_CALL,
    /// A message that is handed over; called like its channel.
    MESSAGE,
    /// One run of a background job; called like the job.
    JOB
}
