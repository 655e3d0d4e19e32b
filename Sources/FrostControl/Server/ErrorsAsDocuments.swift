import FrostProtocol
import Hummingbird

/// Gives every error as an `ErrorDocument`, also those of paths that do not exist.
struct ErrorsAsDocuments: RouterMiddleware {
  func handle(
    _ request: Request, context: ControlContext,
    next: (Request, ControlContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      return try answer(
        Refusal(.notFound, "no such path: \(request.uri.path)", hint: "docs/openapi.yaml lists all paths"))
    } catch let error as CancellationError {
      throw error
    } catch {
      return try answer(Refusal(error))
    }
  }

  private func answer(_ refusal: Refusal) throws -> Response {
    Response(status: refusal.code.status, json: try ProtocolJSON.encode(refusal.document))
  }
}
