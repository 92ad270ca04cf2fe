import AlbumRules
import ImmichClient
import PhotoLibrary

/// Why a run as a whole came to nothing.
public enum SyncError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The server did not give what was needed.
    case server(ImmichError)
    /// The memory of earlier runs cannot be used.
    case state(StateError)
    /// What one album needs could not be read.
    case reading(RunFailure)
    /// The configuration has no album of that name.
    case unknownAlbum(String)
    /// No run of that number is remembered.
    case unknownRun(Int64)
    /// What the user answered to a held situation does not fit it.
    case answer(AnswerRefusal)

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .server(let error): "\(error)"
        case .state(let error): "\(error)"
        case .reading(let failure): "\(failure)"
        case .unknownAlbum(let name): "the configuration has no album \"\(name)\""
        case .unknownRun(let run): "no run \(run) is remembered"
        case .answer(let refusal): refusal.description
        }
    }

    /// The same for a report.
    public var failure: RunFailure {
        switch self {
        case .server(let error): RunFailure(error)
        case .state(.locked): RunFailure(.busy, description)
        case .state: RunFailure(.state, description)
        case .reading(let failure): failure
        case .unknownAlbum, .unknownRun, .answer: RunFailure(.unexpected, description)
        }
    }
}

extension RunFailure {
    /// What the server's trouble means for a run.
    init(_ error: ImmichError) {
        switch error {
        case .unreachable, .notTheAPI, .redirected, .serverTrouble: self.init(.unreachable, "\(error)")
        case .unauthorized, .forbidden: self.init(.notPermitted, "\(error)")
        case .unsupportedVersion: self.init(.unsupported, "\(error)")
        case .incomplete: self.init(.incomplete, "\(error)")
        case .refused, .malformed: self.init(.unexpected, "\(error)")
        case .cancelled: self.init(.interrupted, "interrupted")
        }
    }
}

extension ImmichError {
    /// Whether the next request has no better chance, so that going on with other albums is in vain.
    var endsRun: Bool {
        switch self {
        case .unreachable, .unauthorized, .notTheAPI, .redirected, .unsupportedVersion, .cancelled: true
        case .forbidden, .refused, .serverTrouble, .malformed, .incomplete: false
        }
    }

    /// Whether the server certainly did not do what was asked.
    var isRefusal: Bool {
        switch self {
        case .unauthorized, .forbidden, .refused, .unsupportedVersion: true
        default: false
        }
    }
}
