import AlbumRules
import AlbumSync

/// `apply`: does exactly what a saved plan says.
enum ApplyCommand {
    /// Reads the plan and applies it.
    static func run(_ call: Call) async throws(CommandFailure) -> ExitCode {
        let name = call.arguments.operands[0]
        let bytes: [UInt8]
        do {
            bytes = try Files.read(Files.path(name, from: call.surroundings.folder))
        } catch {
            throw CommandFailure(.usage, "\(error)", hint: "plan --out FILE writes a plan")
        }
        let plan: SavedPlan
        do {
            plan = try SavedPlan(bytes: bytes)
        } catch {
            let isForeign = error == .notAPlan
            throw CommandFailure(
                isForeign ? .usage : .configuration, "\(quoted(name)) \(visible(error.description))",
                hint: isForeign ? "plan --out FILE writes a plan" : "make a new one: plan --out FILE")
        }
        return try await RunCommand(call, .savedPlan(plan), isPlan: false).run()
    }
}
