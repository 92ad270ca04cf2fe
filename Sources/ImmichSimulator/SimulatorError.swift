/// Why a simulated server cannot be made or started.
public enum SimulatorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text of a world is not JSON, or a record in it lacks what it needs.
    case unreadableWorld(detail: String)
    /// A world names a release that is not simulated.
    case unknownRelease(String)
    /// The port is taken.
    case cannotListen(port: Int)
    /// A control call names something the library does not hold.
    case unknownEntity(EntityID)
    /// A fault's text says something that is not a fault.
    case unreadableFault(String)

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .unreadableWorld(let detail): "cannot read the library: \(detail)"
        case .unknownRelease(let release): "no server of release \(release) can be simulated"
        case .cannotListen(let port): "cannot listen on 127.0.0.1 port \(port)"
        case .unknownEntity(let id): "the library holds no \(id)"
        case .unreadableFault(let text): "not a fault: \(text)"
        }
    }
}
